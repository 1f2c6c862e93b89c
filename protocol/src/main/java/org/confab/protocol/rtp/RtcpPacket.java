package org.confab.protocol.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One packet of a compound (RFC 3550 6.4–6.7, RFC 4585 6.1). */
public sealed interface RtcpPacket {
  /** Sender report. */
  int SENDER_REPORT = 200;

  /** Receiver report. */
  int RECEIVER_REPORT = 201;

  /** Source description. */
  int SOURCE_DESCRIPTION = 202;

  /** Goodbye. */
  int GOODBYE = 203;

  /** Transport layer feedback. */
  int TRANSPORT_FEEDBACK = 205;

  /** Payload-specific feedback. */
  int PAYLOAD_FEEDBACK = 206;

  /** Most blocks, chunks or sources that the five bits of a header count. */
  int MAX_COUNT = 31;

  /** Its packet type. */
  int type();

  /** The five bits behind version and padding. */
  int count();

  /** Writes what follows the first four bytes, a multiple of four. */
  void writeBody(ByteBuffer out);

  /**
   * Who sends and hears what.
   *
   * @param ssrc of the sender
   * @param ntpTime of the sending, as {@link NtpTime} counts
   * @param rtpTime the same moment on the payload's clock
   * @param packets sent so far; unsigned
   * @param octets of payload sent so far; unsigned
   * @param blocks how others are heard
   */
  record SenderReport(
      int ssrc, long ntpTime, int rtpTime, int packets, int octets, List<ReportBlock> blocks)
      implements RtcpPacket {
    /** Throws {@link IllegalArgumentException} if there are too many blocks. */
    public SenderReport {
      blocks = atMost(MAX_COUNT, blocks);
    }

    @Override
    public int type() {
      return SENDER_REPORT;
    }

    @Override
    public int count() {
      return blocks.size();
    }

    @Override
    public void writeBody(ByteBuffer out) {
      out.putInt(ssrc).putLong(ntpTime).putInt(rtpTime).putInt(packets).putInt(octets);
      blocks.forEach(block -> block.write(out));
    }
  }

  /**
   * Who hears what and sends nothing.
   *
   * @param ssrc of the sender of this report
   * @param blocks how others are heard
   */
  record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements RtcpPacket {
    /** Throws {@link IllegalArgumentException} if there are too many blocks. */
    public ReceiverReport {
      blocks = atMost(MAX_COUNT, blocks);
    }

    @Override
    public int type() {
      return RECEIVER_REPORT;
    }

    @Override
    public int count() {
      return blocks.size();
    }

    @Override
    public void writeBody(ByteBuffer out) {
      out.putInt(ssrc);
      blocks.forEach(block -> block.write(out));
    }
  }

  /** Words about sources. */
  record SourceDescription(List<Chunk> chunks) implements RtcpPacket {
    /** The canonical name. */
    public static final int CNAME = 1;

    /**
     * One source.
     *
     * @param ssrc the source
     * @param items what is said of it
     */
    public record Chunk(int ssrc, List<Item> items) {
      /** Keeps the items. */
      public Chunk {
        items = List.copyOf(items);
      }
    }

    /**
     * One word.
     *
     * @param type 1 CNAME to 8 PRIV; 1–255
     * @param text at most 255 bytes of UTF-8
     */
    public record Item(int type, String text) {
      /** Throws {@link IllegalArgumentException} if it does not fit. */
      public Item {
        if (type < 1 || type > 255 || text.getBytes(StandardCharsets.UTF_8).length > 255) {
          throw new IllegalArgumentException("SDES item " + type);
        }
      }
    }

    /** Throws {@link IllegalArgumentException} if there are too many chunks. */
    public SourceDescription {
      chunks = atMost(MAX_COUNT, chunks);
    }

    /** The canonical name of one source. */
    public static SourceDescription of(int ssrc, String cname) {
      return new SourceDescription(List.of(new Chunk(ssrc, List.of(new Item(CNAME, cname)))));
    }

    @Override
    public int type() {
      return SOURCE_DESCRIPTION;
    }

    @Override
    public int count() {
      return chunks.size();
    }

    @Override
    public void writeBody(ByteBuffer out) {
      int start = out.position();
      for (Chunk chunk : chunks) {
        out.putInt(chunk.ssrc());
        for (Item item : chunk.items()) {
          byte[] text = item.text().getBytes(StandardCharsets.UTF_8);
          out.put((byte) item.type()).put((byte) text.length).put(text);
        }
        do {
          out.put((byte) 0);
        } while ((out.position() - start) % 4 != 0);
      }
    }
  }

  /**
   * Sources that leave.
   *
   * @param sources who
   * @param reason why, at most 255 bytes of UTF-8; may be empty
   */
  record Goodbye(List<Integer> sources, String reason) implements RtcpPacket {
    /** Throws {@link IllegalArgumentException} if there are too many, or the reason is too long. */
    public Goodbye {
      sources = atMost(MAX_COUNT, sources);
      if (reason.getBytes(StandardCharsets.UTF_8).length > 255) {
        throw new IllegalArgumentException("a long reason");
      }
    }

    @Override
    public int type() {
      return GOODBYE;
    }

    @Override
    public int count() {
      return sources.size();
    }

    @Override
    public void writeBody(ByteBuffer out) {
      sources.forEach(out::putInt);
      if (!reason.isEmpty()) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        out.put((byte) text.length).put(text);
        out.put(new byte[(4 - (text.length + 1) % 4) % 4]);
      }
    }
  }

  /**
   * Feedback: NACK (205, 1), PLI (206, 1), FIR (206, 4), application layer (206, 15).
   *
   * @param type 205 or 206
   * @param format 0–31
   * @param sender who gives it
   * @param media whose medium it is about
   * @param control its content as 32-bit words
   */
  record Feedback(int type, int format, int sender, int media, List<Integer> control)
      implements RtcpPacket {
    /** Throws {@link IllegalArgumentException} if it is no feedback. */
    public Feedback {
      if (type != TRANSPORT_FEEDBACK && type != PAYLOAD_FEEDBACK
          || format < 0
          || format > MAX_COUNT) {
        throw new IllegalArgumentException("feedback " + type + ", " + format);
      }
      control = List.copyOf(control);
    }

    @Override
    public int count() {
      return format;
    }

    @Override
    public void writeBody(ByteBuffer out) {
      out.putInt(sender).putInt(media);
      control.forEach(out::putInt);
    }
  }

  /**
   * Something else, APP or extended reports for example.
   *
   * @param type 192–223 without those above
   * @param count 0–31
   * @param words its content
   */
  record Other(int type, int count, List<Integer> words) implements RtcpPacket {
    /** Throws {@link IllegalArgumentException} if it has another form or no form of RTCP. */
    public Other {
      boolean known = type >= SENDER_REPORT && type <= PAYLOAD_FEEDBACK && type != GOODBYE + 1;
      if (known || type < 192 || type > 223 || count < 0 || count > MAX_COUNT) {
        throw new IllegalArgumentException("RTCP " + type + ", " + count);
      }
      words = List.copyOf(words);
    }

    @Override
    public void writeBody(ByteBuffer out) {
      words.forEach(out::putInt);
    }
  }

  private static <T> List<T> atMost(int most, List<T> list) {
    if (list.size() > most) {
      throw new IllegalArgumentException(list.size() + " of at most " + most);
    }
    return List.copyOf(list);
  }
}
