package org.confab.mediaserver.video;

/** Looks at payloads of all codecs; for one thread. */
public final class PictureReader {
  private final Vp8Payload vp8 = new Vp8Payload();

  /** What a payload of that format is. */
  public PayloadKind read(VideoFormat format, byte[] bytes, int offset, int length) {
    return format.codec() == VideoCodec.VP8
        ? vp8.read(bytes, offset, length)
        : H264Payload.kind(format.packetizationMode(), bytes, offset, length);
  }

  /** The numbers of the payload that was read last, if it was one of VP8. */
  public Vp8Payload vp8() {
    return vp8;
  }
}
