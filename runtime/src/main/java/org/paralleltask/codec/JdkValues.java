package org.paralleltask.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.bytes.CodecException;
import org.paralleltask.codec.bytes.PathText;

/**
 * Writes and reads values of the JDK's types. Most begin with a byte that says whether the value is null; those that
 * are sent as a text or an array of bytes have its form for null. Without state, so thread-safe.
 */
@SuppressWarnings({"exports", "OptionalUsedAsFieldOrParameterType"}) // jspecify is needed by compilers only
public final class JdkValues {
    private JdkValues() {}

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Boolean value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeBoolean(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Boolean readBoolean(Decoder in) {
        return in.readBoolean() ? in.readBoolean() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Byte value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeByte(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Byte readByte(Decoder in) {
        return in.readBoolean() ? in.readByte() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Short value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeShort(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Short readShort(Decoder in) {
        return in.readBoolean() ? in.readShort() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Character value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeChar(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Character readCharacter(Decoder in) {
        return in.readBoolean() ? in.readChar() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Integer value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Integer readInteger(Decoder in) {
        return in.readBoolean() ? in.readInt() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Long value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Long readLong(Decoder in) {
        return in.readBoolean() ? in.readLong() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Float value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeFloat(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Float readFloat(Decoder in) {
        return in.readBoolean() ? in.readFloat() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Double value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable Double readDouble(Decoder in) {
        return in.readBoolean() ? in.readDouble() : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable OptionalInt value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeBoolean(value.isPresent());
            out.writeInt(value.orElse(0));
        }
    }

    /** Reads a value or null. */
    public static @Nullable OptionalInt readOptionalInt(Decoder in) {
        return in.readBoolean() ? optionalInt(in.readBoolean(), in.readInt()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable OptionalLong value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeBoolean(value.isPresent());
            out.writeLong(value.orElse(0));
        }
    }

    /** Reads a value or null. */
    public static @Nullable OptionalLong readOptionalLong(Decoder in) {
        return in.readBoolean() ? optionalLong(in.readBoolean(), in.readLong()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable OptionalDouble value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeBoolean(value.isPresent());
            out.writeDouble(value.orElse(0));
        }
    }

    /** Reads a value or null. */
    public static @Nullable OptionalDouble readOptionalDouble(Decoder in) {
        return in.readBoolean() ? optionalDouble(in.readBoolean(), in.readDouble()) : null;
    }

    private static OptionalInt optionalInt(boolean isPresent, int value) {
        return isPresent ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private static OptionalLong optionalLong(boolean isPresent, long value) {
        return isPresent ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static OptionalDouble optionalDouble(boolean isPresent, double value) {
        return isPresent ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable UUID value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }
    }

    /** Reads a value or null. */
    public static @Nullable UUID readUuid(Decoder in) {
        return in.readBoolean() ? new UUID(in.readLong(), in.readLong()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable BigInteger value) {
        PrimitiveArrays.write(out, value == null ? null : value.toByteArray());
    }

    /** Reads a value or null. */
    public static @Nullable BigInteger readBigInteger(Decoder in) {
        byte[] bytes = PrimitiveArrays.readBytes(in);
        if (bytes == null) {
            return null;
        } else if (bytes.length == 0) {
            throw new CodecException("a number without digits");
        }
        return new BigInteger(bytes);
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable BigDecimal value) {
        out.writeBoolean(value != null);
        if (value != null) {
            write(out, value.unscaledValue());
            out.writeInt(value.scale());
        }
    }

    /** Reads a value or null. */
    public static @Nullable BigDecimal readBigDecimal(Decoder in) {
        return in.readBoolean() ? decimal(readBigInteger(in), in.readInt()) : null;
    }

    private static BigDecimal decimal(@Nullable BigInteger unscaled, int scale) {
        return new BigDecimal(there(unscaled), scale);
    }

    private static <V> V there(@Nullable V value) {
        if (value == null) {
            throw new CodecException("a part is null that must not be null");
        }
        return value;
    }

    /** Writes a value or null, as {@link PathText}. Paths of other file systems than the default one are refused. */
    public static void write(Encoder out, @Nullable Path value) {
        if (value != null && !value.getFileSystem().equals(FileSystems.getDefault())) {
            throw new CodecException("it is a path of another file system than the default one: "
                    + value.getFileSystem().provider().getScheme());
        }
        out.writeString(value == null ? null : PathText.of(value));
    }

    /** Reads a value or null. */
    public static @Nullable Path readPath(Decoder in) {
        String text = in.readString();
        return text == null ? null : PathText.path(text);
    }

    /** Writes a value or null, as its text. */
    public static void write(Encoder out, @Nullable URI value) {
        out.writeString(value == null ? null : value.toString());
    }

    /** Reads a value or null. */
    public static @Nullable URI readUri(Decoder in) {
        String text = in.readString();
        return text == null ? null : URI.create(text);
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Instant value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
        }
    }

    /** Reads a value or null. */
    public static @Nullable Instant readInstant(Decoder in) {
        return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Duration value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value.getSeconds());
            out.writeInt(value.getNano());
        }
    }

    /** Reads a value or null. */
    public static @Nullable Duration readDuration(Decoder in) {
        return in.readBoolean() ? Duration.ofSeconds(in.readLong(), in.readInt()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Period value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value.getYears());
            out.writeInt(value.getMonths());
            out.writeInt(value.getDays());
        }
    }

    /** Reads a value or null. */
    public static @Nullable Period readPeriod(Decoder in) {
        return in.readBoolean() ? Period.of(in.readInt(), in.readInt(), in.readInt()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable LocalDate value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeDate(out, value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable LocalDate readLocalDate(Decoder in) {
        return in.readBoolean() ? date(in) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable LocalTime value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeTime(out, value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable LocalTime readLocalTime(Decoder in) {
        return in.readBoolean() ? time(in) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable LocalDateTime value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeDateTime(out, value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable LocalDateTime readLocalDateTime(Decoder in) {
        return in.readBoolean() ? dateTime(in) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable OffsetTime value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeTime(out, value.toLocalTime());
            writeOffset(out, value.getOffset());
        }
    }

    /** Reads a value or null. */
    public static @Nullable OffsetTime readOffsetTime(Decoder in) {
        return in.readBoolean() ? OffsetTime.of(time(in), offset(in)) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable OffsetDateTime value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeDateTime(out, value.toLocalDateTime());
            writeOffset(out, value.getOffset());
        }
    }

    /** Reads a value or null. */
    public static @Nullable OffsetDateTime readOffsetDateTime(Decoder in) {
        return in.readBoolean() ? OffsetDateTime.of(dateTime(in), offset(in)) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable ZonedDateTime value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeDateTime(out, value.toLocalDateTime());
            writeOffset(out, value.getOffset());
            out.writeString(value.getZone().getId());
        }
    }

    /** Reads a value or null. */
    public static @Nullable ZonedDateTime readZonedDateTime(Decoder in) {
        return in.readBoolean() ? zoned(dateTime(in), offset(in), there(in.readString())) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable ZoneOffset value) {
        out.writeBoolean(value != null);
        if (value != null) {
            writeOffset(out, value);
        }
    }

    /** Reads a value or null. */
    public static @Nullable ZoneOffset readZoneOffset(Decoder in) {
        return in.readBoolean() ? offset(in) : null;
    }

    /** Writes a value or null, as its text. */
    public static void write(Encoder out, @Nullable ZoneId value) {
        out.writeString(value == null ? null : value.getId());
    }

    /** Reads a value or null. */
    public static @Nullable ZoneId readZoneId(Decoder in) {
        String id = in.readString();
        return id == null ? null : zone(id);
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable Year value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value.getValue());
        }
    }

    /** Reads a value or null. */
    public static @Nullable Year readYear(Decoder in) {
        return in.readBoolean() ? Year.of(in.readInt()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable YearMonth value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeInt(value.getYear());
            out.writeByte((byte) value.getMonthValue());
        }
    }

    /** Reads a value or null. */
    public static @Nullable YearMonth readYearMonth(Decoder in) {
        return in.readBoolean() ? YearMonth.of(in.readInt(), in.readByte()) : null;
    }

    /** Writes a value or null. */
    public static void write(Encoder out, @Nullable MonthDay value) {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeByte((byte) value.getMonthValue());
            out.writeByte((byte) value.getDayOfMonth());
        }
    }

    /** Reads a value or null. */
    public static @Nullable MonthDay readMonthDay(Decoder in) {
        return in.readBoolean() ? MonthDay.of(in.readByte(), in.readByte()) : null;
    }

    private static void writeDate(Encoder out, LocalDate date) {
        out.writeInt(date.getYear());
        out.writeByte((byte) date.getMonthValue());
        out.writeByte((byte) date.getDayOfMonth());
    }

    private static LocalDate date(Decoder in) {
        return LocalDate.of(in.readInt(), in.readByte(), in.readByte());
    }

    private static void writeTime(Encoder out, LocalTime time) {
        out.writeLong(time.toNanoOfDay());
    }

    private static LocalTime time(Decoder in) {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void writeDateTime(Encoder out, LocalDateTime dateTime) {
        writeDate(out, dateTime.toLocalDate());
        writeTime(out, dateTime.toLocalTime());
    }

    private static LocalDateTime dateTime(Decoder in) {
        return LocalDateTime.of(date(in), time(in));
    }

    private static void writeOffset(Encoder out, ZoneOffset offset) {
        out.writeInt(offset.getTotalSeconds());
    }

    private static ZoneOffset offset(Decoder in) {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }

    /** The offset decides, so that a time which its zone skips or has twice arrives unchanged. */
    private static ZonedDateTime zoned(LocalDateTime dateTime, ZoneOffset offset, String id) {
        return ZonedDateTime.ofInstant(dateTime, offset, zone(id));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new CodecException("there is no time zone " + id, e);
        }
    }
}
