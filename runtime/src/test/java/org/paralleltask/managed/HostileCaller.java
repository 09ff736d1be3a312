package org.paralleltask.managed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.paralleltask.codec.bytes.Bytes;
import org.paralleltask.payload.CallMarshaller;
import org.paralleltask.payload.TaskMarshaller;
import org.paralleltask.wire.CallFrame;
import org.paralleltask.wire.Frame;
import org.paralleltask.wire.Ring;
import org.paralleltask.wire.WorkerLedger;
import org.paralleltask.wire.line.Bootstrap;
import org.paralleltask.wire.line.CallEndpoint;
import org.paralleltask.wire.line.Connection;
import org.paralleltask.wire.line.LineKind;

/**
 * A program that stands in the place of a {@link ManagedWorker}, and breaks the rules of its calls. It speaks on the lines
 * itself.
 */
@SuppressWarnings("NullAway") // what is read may be null
public final class HostileCaller {
    /** What it does when it has a task. */
    enum Mode {
        CALL_AN_OBJECT_THAT_IS_NOT,
        CALL_A_FUNCTION_THAT_IS_NOT,
        CALL_AN_UNKNOWN_METHOD,
        SEND_RUBBISH_ARGUMENTS,
        SEND_TOO_MANY_ARGUMENTS,
        SAY_WHAT_IS_NO_CALL,
        WITHDRAW_AT_RANDOM,
        ASK_FOR_MANY_LINES,
        ASK_FOR_A_LINE_TWICE,
        SPOIL_THE_RING,
        CUT_THE_RING,
        WRITE_CALLS_AHEAD
    }

    private static final int MAX_PAYLOAD = 1 << 20;

    private final CallMarshaller marshaller = new CallMarshaller(ManagedWorker.DEFINITION, MAX_PAYLOAD);
    private final Connection main;
    private final Connection calls;
    private final FileChannel ring;
    private final LineKind.Raw bell;
    private final Frame.Run run;
    private int count;

    /**
     * @param ring the file of the ring of its calls
     * @param bell where the program sleeps that waits for them
     */
    private HostileCaller(Connection main, Connection calls, FileChannel ring, LineKind.Raw bell, Frame.Run run) {
        this.main = main;
        this.calls = calls;
        this.ring = ring;
        this.bell = bell;
        this.run = run;
    }

    public static void main(String[] args) throws Exception {
        Bootstrap bootstrap = Bootstrap.readFrom(System.in);
        try (FileChannel shared = WorkerLedger.openFile(bootstrap.ledger());
                Connection main = Connection.open(bootstrap.line(), bootstrap.secret())) {
            WorkerLedger ledger = WorkerLedger.map(shared);
            main.useRing(ledger.ringMemory(), false);
            CallFrame.CallLine line = (CallFrame.CallLine) receive(main);
            CallEndpoint endpoint = CallEndpoint.of(line.endpoint());
            Path ringFile = endpoint.ring().orElseThrow();
            FileChannel ring = FileChannel.open(ringFile, StandardOpenOption.WRITE);
            LineKind.Raw bell = LineKind.open(endpoint.line());
            Closeable controls = LineKind.openUnheard(endpoint.line(), endpoint.secret());
            Connection calls = bell.connect(endpoint.secret(), Ring.mapForCalls(ringFile));
            Frame.Load load = (Frame.Load) receive(main);
            main.send(new Frame.Loaded(load.function()));
            Frame.Run run = (Frame.Run) receive(main);
            ledger.open(run.dispatch());
            ledger.begin(0);
            new HostileCaller(main, calls, ring, bell, run).behave(Mode.valueOf(args[0]));
            receive(main); // the next task, or the end of the pool: it is an honest worker's matter
            controls.close();
        }
    }

    private void behave(Mode mode) throws IOException {
        Bytes text =
                marshaller.encodeArguments("board.post", out -> out.at("text").writeString("hello"));
        switch (mode) {
            case CALL_AN_OBJECT_THAT_IS_NOT -> ask(run.function(), 1, 0, text);
            case CALL_A_FUNCTION_THAT_IS_NOT -> ask(run.function() + 1, 0, 0, text);
            case CALL_AN_UNKNOWN_METHOD -> answer(ask(run.function(), 0, 17, text));
            case SEND_RUBBISH_ARGUMENTS -> answer(ask(run.function(), 0, 0, Bytes.of(new byte[] {77, -1, -1, 3})));
            case SEND_TOO_MANY_ARGUMENTS -> {
                Bytes two = marshaller.encodeArguments("board.post", out -> {
                    out.at("text").writeString("hello");
                    out.at("text").writeString("hello");
                });
                answer(ask(run.function(), 0, 0, two));
            }
            case SAY_WHAT_IS_NO_CALL -> calls.send(new Frame.Exit());
            case WITHDRAW_AT_RANDOM -> {
                for (int i = -2; i < 5; i++) {
                    main.send(new CallFrame.Withdraw(i % 2, i));
                }
                answer(ask(run.function(), 0, 0, text));
            }
            case ASK_FOR_MANY_LINES -> {
                for (int i = 1; i <= 10_000; i++) {
                    main.send(new CallFrame.NeedLine(i));
                }
            }
            case ASK_FOR_A_LINE_TWICE -> {
                main.send(new CallFrame.NeedLine(2));
                main.send(new CallFrame.NeedLine(2));
            }
            case SPOIL_THE_RING -> {
                ring.write(ByteBuffer.wrap(new byte[] {77, 77, 77, 77}), Ring.TO_PARENT);
                bell.write(ByteBuffer.allocate(1));
            }
            case CUT_THE_RING -> {
                ring.truncate(0);
                bell.write(ByteBuffer.allocate(1));
            }
            case WRITE_CALLS_AHEAD -> {
                for (int i = 1; i <= 3; i++) {
                    send(run.function(), 0, 0, text);
                }
                Runtime.getRuntime().halt(3);
            }
        }
    }

    private Frame ask(int function, int object, int method, Bytes arguments) throws IOException {
        send(function, object, method, arguments);
        return receive(calls);
    }

    private void send(int function, int object, int method, Bytes arguments) throws IOException {
        count++;
        calls.send(new CallFrame.Ask(
                count, function, object, method, run.tasks().get(0).id(), 1, false, arguments));
    }

    /** Ends its task with what a call has come to. */
    private void answer(Frame frame) throws IOException {
        String text;
        if (frame instanceof CallFrame.CallThrown thrown) {
            text = marshaller
                    .decodeThrown("board.post", Bytes.of(thrown.exception()))
                    .toString();
        } else {
            Bytes value = ((CallFrame.Returned) frame).value();
            text = marshaller.decodeResult("board.post", value, in -> in.readString());
        }
        main.send(new Frame.Value(
                run.tasks().get(0).id(),
                TaskMarshaller.of(ManagedWorker.DEFINITION)
                        .encodeResult(new ManagedWorker.Result(
                                text, ProcessHandle.current().pid()))));
        main.send(new Frame.Bell(run.dispatch(), true));
    }

    private static Frame receive(Connection line) throws IOException {
        return line.receive(MAX_PAYLOAD).orElseThrow(() -> new IOException("the program has hung up"));
    }
}
