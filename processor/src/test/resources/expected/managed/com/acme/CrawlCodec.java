package com.acme;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.managed.Caller;
import org.paralleltask.managed.ManagedObjects;
import org.paralleltask.managed.types.BlockingQueues;
import org.paralleltask.managed.types.Semaphores;

/**
 * Writes and reads the arguments and the value of {@link Crawler#crawl(URI, Semaphore, List, Crawler.Seen, BlockingQueue)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class CrawlCodec implements TaskCodec<CrawlTask, CrawlResult> {
  CrawlCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x739e84a773bcd9e9L;
  }

  @Override
  public void writeTask(Encoder out, CrawlTask task) {
    JdkValues.write(out.at("start"), task.start());
  }

  @Override
  public CrawlTask readTask(Decoder in) {
    return new CrawlTask(JdkValues.readUri(in));
  }

  @Override
  public void writeResult(Encoder out, CrawlResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public CrawlResult readResult(Decoder in) {
    return new CrawlResult(in.readInt());
  }

  static void writeShared(Encoder out, CrawlShared shared) {
    Semaphores.write(out.at("connections"), shared.connections());
    Containers.writeList(out.at("hosts"), shared.hosts(), Encoder::writeString);
    ManagedObjects.write(out.at("seen"), shared.seen(), CrawlCodec::callSeen);
    BlockingQueues.write(out.at("pages"), shared.pages(), CrawlCodec::writePage,
        CrawlCodec::readPage);
  }

  static CrawlShared readShared(Decoder in) {
    return new CrawlShared(Semaphores.read(in, "connections"),
        Containers.readList(in, Decoder::readString),
        ManagedObjects.read(in, SeenProxy::new),
        BlockingQueues.read(in, "pages", CrawlCodec::writePage, CrawlCodec::readPage));
  }

  private static void writePage(Encoder out, Crawler.Page value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("uri"), value.uri());
      PrimitiveArrays.write(out.at("text"), value.text());
      out.end();
    }
  }

  private static Crawler.Page readPage(Decoder in) {
    return in.begin() ? in.end(new Crawler.Page(JdkValues.readUri(in),
        PrimitiveArrays.readBytes(in))) : null;
  }

  /**
   * Calls the object that the program has passed as {@code seen}.
   */
  private static void callSeen(Crawler.Seen object, int method, Decoder in, Encoder out) throws
      Throwable {
    switch (method) {
      case 0 -> {
        String sha256 = in.readString();
        in.finish();
        boolean result = object.add(sha256);
        out.at("result").writeBoolean(result);
      }
      case 1 -> {
        String line = in.readString();
        in.finish();
        object.log(line);
      }
      case 2 -> {
        List<String> lines = Containers.readList(in, Decoder::readString);
        in.finish();
        object.logAll(lines);
      }
      case 3 -> {
        in.finish();
        List<Crawler.Page> result = object.pages();
        Containers.writeList(out.at("result"), result, CrawlCodec::writePage);
      }
      case 4 -> {
        String sha256 = in.readString();
        Crawler.Page page = readPage(in);
        in.finish();
        boolean result = object.replace(sha256, page);
        out.at("result").writeBoolean(result);
      }
      default -> throw in.unknownTag(method);
    }
  }

  /**
   * Stands in a worker for the {@link Crawler.Seen} that the program has passed as {@code seen}.
   */
  private static final class SeenProxy implements Crawler.Seen {
    private final Caller caller;

    SeenProxy(Caller caller) {
      this.caller = caller;
    }

    @Override
    public boolean add(String sha256) throws IOException {
      return caller.call(0, "seen.add", out -> out.at("sha256").writeString(sha256),
          in -> in.readBoolean());
    }

    @Override
    public void log(String line) {
      caller.call(1, "seen.log", out -> out.at("line").writeString(line), in -> null);
    }

    @Override
    public void logAll(List<String> lines) {
      caller.call(2, "seen.logAll", out -> Containers.writeList(out.at("lines"), lines,
          Encoder::writeString), in -> null);
    }

    @Override
    public List<Crawler.Page> pages() {
      return caller.call(3, "seen.pages", out -> {}, in -> Containers.readList(in,
          CrawlCodec::readPage));
    }

    @Override
    public boolean replace(String sha256, Crawler.Page page) {
      return caller.call(4, "seen.replace", out -> {
        out.at("sha256").writeString(sha256);
        CrawlCodec.writePage(out.at("page"), page);
      }, in -> in.readBoolean());
    }

    /**
     * The object for which it stands.
     */
    @Override
    public String toString() {
      return "Crawler.Seen seen of the program";
    }
  }
}
