package org.paralleltask.cluster.message;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.paralleltask.cluster.message.Message.Credit;
import org.paralleltask.cluster.message.Message.Data;
import org.paralleltask.cluster.message.Message.End;
import org.paralleltask.cluster.message.Message.Exited;
import org.paralleltask.cluster.message.Message.Hire;
import org.paralleltask.cluster.message.Message.Hired;
import org.paralleltask.cluster.message.Message.Kill;
import org.paralleltask.cluster.message.Message.Leaving;
import org.paralleltask.cluster.message.Message.Memory;
import org.paralleltask.cluster.message.Message.Need;
import org.paralleltask.cluster.message.Message.OfCalls;
import org.paralleltask.cluster.message.Message.Offer;
import org.paralleltask.cluster.message.Message.Output;
import org.paralleltask.cluster.message.Message.Ping;
import org.paralleltask.cluster.message.Message.Pong;
import org.paralleltask.cluster.message.Message.Refused;
import org.paralleltask.cluster.message.Message.TakenBack;
import org.paralleltask.cluster.message.Message.Tell;
import org.paralleltask.cluster.message.Message.Wanted;
import org.paralleltask.wire.CallFrame;

/** A {@link Message} as bytes, and back: its kind in one byte, and its parts in their order. */
final class MessageFormat {
    /** No list is longer: of lines, flags, jars. */
    private static final int MOST = 1 << 16;

    private MessageFormat() {}

    static void write(Message message, DataOutputStream out) throws IOException {
        if (message instanceof Data data) {
            out.writeByte(1);
            out.write(data.bytes());
        } else if (message instanceof Credit credit) {
            out.writeByte(2);
            out.writeInt(credit.bytes());
        } else if (message instanceof Tell tell) {
            out.writeByte(3);
            out.write(tell.control());
        } else if (message instanceof Kill kill) {
            out.writeByte(4);
            out.writeLong(kill.task());
        } else if (message instanceof Output output) {
            out.writeByte(5);
            out.writeBoolean(output.isError());
            writeText(output.line(), out);
        } else if (message instanceof Memory memory) {
            out.writeByte(6);
            out.writeLong(memory.bytes());
        } else if (message instanceof Hire hire) {
            out.writeByte(7);
            write(hire.request(), out);
        } else if (message instanceof Need need) {
            out.writeByte(8);
            writePlaces(need.places(), out);
        } else if (message instanceof Hired hired) {
            out.writeByte(9);
            out.writeLong(hired.pid());
        } else if (message instanceof Refused refused) {
            out.writeByte(10);
            out.writeBoolean(refused.isBusy());
            writeText(refused.why(), out);
        } else if (message instanceof Exited exited) {
            out.writeByte(11);
            write(exited.report(), out);
        } else if (message instanceof Offer offer) {
            out.writeByte(17);
            writeText(offer.hash(), out);
            out.writeInt(offer.size());
        } else if (message instanceof Wanted wanted) {
            out.writeByte(18);
            out.writeBoolean(wanted.isWanted());
        } else if (message instanceof OfCalls calls) {
            out.writeByte(16);
            out.writeByte(calls.line());
            write(calls.what(), out);
        } else if (message instanceof TakenBack taken) {
            out.writeByte(19);
            out.writeInt(taken.dispatch());
            writePlaces(taken.places(), out);
        } else {
            out.writeByte(
                    message instanceof End ? 12 : message instanceof Leaving ? 13 : message instanceof Ping ? 14 : 15);
        }
    }

    static Message read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 1 -> new Data(in.readAllBytes());
            case 2 -> new Credit(in.readInt());
            case 3 -> new Tell(in.readAllBytes());
            case 4 -> new Kill(in.readLong());
            case 5 -> new Output(in.readBoolean(), readText(in));
            case 6 -> new Memory(in.readLong());
            case 7 -> new Hire(readRequest(in));
            case 8 -> new Need(readPlaces(in));
            case 9 -> new Hired(in.readLong());
            case 10 -> new Refused(in.readBoolean(), readText(in));
            case 11 -> new Exited(readReport(in));
            case 12 -> new End();
            case 13 -> new Leaving();
            case 14 -> new Ping();
            case 15 -> new Pong();
            case 16 -> readOfCalls(in);
            case 17 -> new Offer(readText(in), in.readInt());
            case 18 -> new Wanted(in.readBoolean());
            case 19 -> new TakenBack(in.readInt(), readPlaces(in));
            default -> throw new ProtocolException("A message of unknown kind " + kind);
        };
    }

    private static OfCalls readOfCalls(DataInputStream in) throws IOException {
        int line = in.readByte();
        if (line < 0 || line > CallFrame.MOST_LINES) {
            throw new ProtocolException("A line for calls of the number " + line);
        }
        int kind = in.readByte();
        return switch (kind) {
            case 1 -> new OfCalls(line, new Data(in.readAllBytes()));
            case 2 -> new OfCalls(line, new Credit(in.readInt()));
            default -> throw new ProtocolException("A message of kind " + kind + " on a line for calls");
        };
    }

    private static void write(HireRequest request, DataOutputStream out) throws IOException {
        out.writeInt(request.version());
        out.writeInt(request.java());
        writeText(request.name(), out);
        out.writeInt(request.index());
        out.writeInt(request.code().size());
        for (HireRequest.Code code : request.code()) {
            writeText(code.name(), out);
            writeText(code.hash(), out);
            out.writeLong(code.size());
        }
        writeTexts(request.jvmArgs(), out);
        writeMap(request.systemProperties(), out);
        writeMap(request.environment(), out);
        out.writeLong(request.startTimeout().toMillis());
        out.writeLong(request.maxPayload());
        out.writeBoolean(request.watchesMemory());
    }

    private static HireRequest readRequest(DataInputStream in) throws IOException {
        int version = in.readInt();
        int java = in.readInt();
        String name = readText(in);
        int index = in.readInt();
        List<HireRequest.Code> code = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            code.add(new HireRequest.Code(readText(in), readText(in), in.readLong()));
        }
        return new HireRequest(
                version,
                java,
                name,
                index,
                code,
                readTexts(in),
                readMap(in),
                readMap(in),
                Duration.ofMillis(in.readLong()),
                in.readLong(),
                in.readBoolean());
    }

    private static void write(ExitReport report, DataOutputStream out) throws IOException {
        out.writeInt(report.status());
        writeLines(report.output(), out);
        writeLines(report.errors(), out);
        writeText(report.crashLog(), out);
        out.writeLong(report.oomKills().orElse(-1));
    }

    private static ExitReport readReport(DataInputStream in) throws IOException {
        int status = in.readInt();
        List<ExitReport.Line> output = readLines(in);
        List<ExitReport.Line> errors = readLines(in);
        String crashLog = readText(in);
        long oomKills = in.readLong();
        return new ExitReport(
                status, output, errors, crashLog, oomKills < 0 ? OptionalLong.empty() : OptionalLong.of(oomKills));
    }

    private static void writeLines(List<ExitReport.Line> lines, DataOutputStream out) throws IOException {
        out.writeInt(lines.size());
        for (ExitReport.Line line : lines) {
            writeText(line.text(), out);
            out.writeLong(line.task());
            out.writeLong(line.ageNanos());
        }
    }

    private static List<ExitReport.Line> readLines(DataInputStream in) throws IOException {
        List<ExitReport.Line> lines = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            lines.add(new ExitReport.Line(readText(in), in.readLong(), in.readLong()));
        }
        return lines;
    }

    private static void writePlaces(int[] places, DataOutputStream out) throws IOException {
        out.writeInt(places.length);
        for (int place : places) {
            out.writeInt(place);
        }
    }

    private static int[] readPlaces(DataInputStream in) throws IOException {
        int[] places = new int[readCount(in)];
        for (int i = 0; i < places.length; i++) {
            places[i] = in.readInt();
        }
        return places;
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeMap(Map<String, String> map, DataOutputStream out) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            writeText(entry.getKey(), out);
            writeText(entry.getValue(), out);
        }
    }

    private static Map<String, String> readMap(DataInputStream in) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        for (int left = readCount(in); left > 0; left--) {
            map.put(readText(in), readText(in));
        }
        return map;
    }

    private static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new ProtocolException("A list of " + count);
        }
        return count;
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new ProtocolException("A text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
