package org.paralleltask.pool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Frames;
import org.paralleltask.wire.WorkerLedger;
import org.paralleltask.wire.line.Bootstrap;
import org.paralleltask.wire.line.Greeting;
import org.paralleltask.wire.line.LineKind;

/** A program that stands in a worker's place, and breaks the rules. It speaks on the line itself. */
public final class HostileWorker {
    private static final int MAGIC = 0x5054534B;
    private static final int VALUE = 4;

    /** How it breaks the rules. Until then it keeps them. */
    enum Mode {
        SAY_A_WRONG_SECRET,
        SAY_HALF_A_GREETING,
        HANG_UP_WITHOUT_A_GREETING,
        SPEAK_ANOTHER_VERSION,
        LOAD_WITH_RUBBISH,
        LOAD_ANOTHER_FUNCTION,
        LOAD_AND_HANG_UP,
        LOAD_NOTHING,
        DIE_BEFORE_IT_BEGINS,
        RING_A_LATE_BELL,
        SEND_RUBBISH,
        SEND_2_GB,
        SEND_A_NEGATIVE_LENGTH,
        SEND_A_SHORT_FRAME,
        SEND_ANOTHER_TASKS_RESULT,
        SEND_A_PARENTS_WORD,
        SEND_A_RUBBISH_DUMP,
        SEND_A_RUBBISH_VALUE,
        SEND_A_RUBBISH_EXCEPTION,
        SEND_A_GADGET,
        SEND_A_GADGET_IN_A_MAP,
        SEND_A_GADGET_AS_EXCEPTION,
        SEND_NOTHING,
        SEND_TWO_RESULTS,
        SEND_HALF_A_RESULT,
        SEND_HALF_A_RESULT_AND_DIE,
        SPOIL_THE_RING,
        CUT_OFF_THE_LEDGER,
        CUT_OFF_THE_LEDGER_IN_SILENCE,
        HANG_UP
    }

    private final LineKind.Raw bell;
    private LineKind.Raw line;
    private final FileChannel shared;
    private final WorkerLedger ledger;

    private HostileWorker(LineKind.Raw line, FileChannel shared) throws IOException {
        this.bell = line;
        this.line = line;
        this.shared = shared;
        this.ledger = WorkerLedger.map(shared);
    }

    /**
     * A {@code commandPrefix} that starts it in place of the first worker only.
     *
     * @param marker a directory that does not exist; the first process makes it
     */
    static List<String> insteadOfTheFirst(Path marker, Mode mode) {
        return insteadOfTheFirst(marker, HostileWorker.class, mode);
    }

    /** The same for another program, which has its mode as its argument. */
    public static List<String> insteadOfTheFirst(Path marker, Class<?> program, Enum<?> mode) {
        return List.of(
                "sh",
                "-c",
                """
                if mkdir "$1" 2>/dev/null; then
                  exec "$2" %s -XX:+UseSerialGC -cp "$3" "$4" "$5"
                fi
                shift 5
                exec "$@"
                """.formatted(String.join(" ", ShortLived.FLAGS)),
                "sh",
                marker.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                program.getName(),
                mode.name());
    }

    public static void main(String[] args) throws Exception {
        Bootstrap bootstrap = Bootstrap.readFrom(System.in);
        try (FileChannel shared = WorkerLedger.openFile(bootstrap.ledger());
                LineKind.Raw line = LineKind.open(bootstrap.line())) {
            new HostileWorker(line, shared).behave(Mode.valueOf(args[0]), bootstrap);
        }
    }

    private void behave(Mode mode, Bootstrap bootstrap) throws Exception {
        byte[] secret = bootstrap.secret();
        switch (mode) {
            case SAY_A_WRONG_SECRET -> {
                greet(new byte[Greeting.SECRET_LENGTH], Frame.VERSION);
                exitWhenHungUpOn();
            }
            case SAY_HALF_A_GREETING -> {
                write(ByteBuffer.allocate(10).putInt(MAGIC).put(secret, 0, 6).flip());
                TimeUnit.DAYS.sleep(1);
            }
            case HANG_UP_WITHOUT_A_GREETING -> {
                line.close();
                TimeUnit.MILLISECONDS.sleep(50);
                System.exit(6);
            }
            case SPEAK_ANOTHER_VERSION -> {
                greet(secret, 99);
                TimeUnit.DAYS.sleep(1);
            }
            default -> {
                Closeable controls = LineKind.openUnheard(bootstrap.line(), secret);
                greet(secret, Frame.VERSION);
                line = line.throughRing(ledger);
                load(mode, (Frame.Load) receive());
                TimeUnit.DAYS.sleep(1);
                controls.close();
            }
        }
    }

    private void load(Mode mode, Frame.Load load) throws Exception {
        switch (mode) {
            case LOAD_WITH_RUBBISH -> write(ByteBuffer.wrap("\0\0\0\4Hello!".getBytes(StandardCharsets.ISO_8859_1)));
            case LOAD_ANOTHER_FUNCTION -> send(new Frame.Loaded(load.function() + 7));
            case LOAD_AND_HANG_UP -> line.close();
            case LOAD_NOTHING -> {}
            case DIE_BEFORE_IT_BEGINS -> {
                send(new Frame.Loaded(load.function()));
                receive();
                Runtime.getRuntime().halt(1);
            }
            case RING_A_LATE_BELL -> {
                send(new Frame.Bell(41, false));
                send(new Frame.Bell(42, true));
                send(new Frame.Loaded(load.function()));
                answerBetweenLateBells((Frame.Run) receive());
                receive();
                send(new Frame.Bell(1, false));
                System.exit(0);
            }
            default -> {
                send(new Frame.Loaded(load.function()));
                run(mode, (Frame.Run) receive());
            }
        }
    }

    /** A late bell, which an honest worker also sends if the dispatch before ended at that moment. */
    private void answerBetweenLateBells(Frame.Run run) throws IOException {
        send(new Frame.Bell(run.dispatch() - 1, true));
        ledger.open(run.dispatch());
        ledger.begin(0);
        ledger.answer(0, new Frame.Value(run.tasks().get(0).id(), value("honest")));
        send(new Frame.Bell(run.dispatch(), true));
        send(new Frame.Bell(run.dispatch(), false));
    }

    private void run(Mode mode, Frame.Run run) throws Exception {
        byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
        long task = run.tasks().get(0).id();
        ledger.open(run.dispatch());
        ledger.begin(0);
        switch (mode) {
            case SEND_RUBBISH ->
                write(ByteBuffer.allocate(8)
                        .putInt(4)
                        .put((byte) 99)
                        .put(new byte[3])
                        .flip());
            case SEND_2_GB ->
                write(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).flip());
            case SEND_A_NEGATIVE_LENGTH ->
                write(ByteBuffer.allocate(4).putInt(-1).flip());
            case SEND_A_SHORT_FRAME ->
                write(ByteBuffer.allocate(8)
                        .putInt(4)
                        .put((byte) VALUE)
                        .put(new byte[3])
                        .flip());
            case SEND_ANOTHER_TASKS_RESULT -> send(new Frame.Value(task + 1, value("not yours")));
            case SEND_A_PARENTS_WORD -> send(new Frame.Exit());
            case SEND_A_RUBBISH_DUMP -> send(new Frame.Stack(task, rubbish));
            case SEND_A_RUBBISH_VALUE -> send(new Frame.Value(task, Bytes.of(rubbish)));
            case SEND_A_RUBBISH_EXCEPTION -> send(new Frame.Thrown(task, rubbish));
            case SEND_A_GADGET -> send(new Frame.Value(task, Gadget.asValue(new Gadget())));
            case SEND_A_GADGET_IN_A_MAP ->
                send(new Frame.Value(task, Gadget.asValue(new HashMap<>(Map.of(new Gadget(), 1)))));
            case SEND_A_GADGET_AS_EXCEPTION -> send(new Frame.Thrown(task, Gadget.asException()));
            case SEND_TWO_RESULTS -> {
                send(new Frame.Value(task, value("first")));
                send(new Frame.Value(task, value("second")));
            }
            case SEND_HALF_A_RESULT -> sendHalfAResult(task);
            case SEND_HALF_A_RESULT_AND_DIE -> {
                sendHalfAResult(task);
                Runtime.getRuntime().halt(1);
            }
            case SPOIL_THE_RING -> {
                LineKind.spoilRing(shared);
                bell.write(ByteBuffer.allocate(1));
            }
            case CUT_OFF_THE_LEDGER -> {
                shared.truncate(0);
                bell.write(ByteBuffer.allocate(1));
            }
            case CUT_OFF_THE_LEDGER_IN_SILENCE -> shared.truncate(0);
            case HANG_UP -> line.close();
            default -> {} // nothing at all
        }
    }

    private void sendHalfAResult(long task) throws IOException {
        ledger.ended(0);
        ByteBuffer whole = Frames.whole(new Frame.Value(task, value("x".repeat(1 << 20))));
        write(whole.limit(whole.limit() / 2));
    }

    private static Bytes value(String text) {
        return TaskMarshaller.of(DeedWorker.DEFINITION).encodeResult(text);
    }

    private void greet(byte[] secret, int version) throws IOException {
        write(ByteBuffer.allocate(Integer.BYTES + secret.length + Integer.BYTES)
                .putInt(MAGIC)
                .put(secret)
                .putInt(version)
                .flip());
    }

    private void exitWhenHungUpOn() {
        if (line.hasEnded()) {
            System.err.println("hung up on");
            System.exit(5);
        }
    }

    private void send(Frame frame) throws IOException {
        write(Frames.whole(frame));
    }

    private void write(ByteBuffer bytes) throws IOException {
        line.write(bytes);
    }

    private Frame receive() throws IOException {
        return Frame.decode(List.of(read(read(Integer.BYTES).getInt())));
    }

    private ByteBuffer read(int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (line.source().read(bytes) < 0) {
                System.exit(0); // the parent is gone
            }
        }
        return bytes.flip();
    }
}
