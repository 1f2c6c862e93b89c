package org.confab.mediaserver.audio;

import java.util.Optional;
import java.util.OptionalInt;
import org.confab.protocol.srtp.SrtpKeying;
import org.jspecify.annotations.Nullable;

/** What signalling has agreed on for a leg; made by {@link #of} and refined by the others. */
public final class LegParameters {
  private final AudioCodec codec;
  private final int telephoneEvent;
  private final boolean sends;
  private final boolean receives;
  private final @Nullable Protection protection;

  private record Protection(SrtpKeying theirs, SrtpKeying ours, boolean usedBefore) {}

  private LegParameters(
      AudioCodec codec,
      int telephoneEvent,
      boolean sends,
      boolean receives,
      @Nullable Protection protection) {
    this.codec = codec;
    this.telephoneEvent = telephoneEvent;
    this.sends = sends;
    this.receives = receives;
    this.protection = protection;
  }

  /** Plain RTP in both directions, with the codec that is sent; all codecs known are received. */
  public static LegParameters of(AudioCodec codec) {
    return new LegParameters(codec, -1, true, true, null);
  }

  /**
   * With telephone events of this payload type; throws {@link IllegalArgumentException} unless it
   * is a dynamic one (96–127).
   */
  public LegParameters withTelephoneEvent(int payloadType) {
    if (payloadType < 96 || payloadType > 127) {
      throw new IllegalArgumentException("not a dynamic payload type: " + payloadType);
    }
    return new LegParameters(codec, payloadType, sends, receives, protection);
  }

  /** With SRTP: each side's own key, as in its crypto line. */
  public LegParameters protectedBy(SrtpKeying theirs, SrtpKeying ours) {
    return new LegParameters(
        codec, telephoneEvent, sends, receives, new Protection(theirs, ours, false));
  }

  /**
   * With SRTP whose keys another process has used before this one took the leg over: what comes may
   * be at any of its first rollovers.
   */
  public LegParameters takenOver(SrtpKeying theirs, SrtpKeying ours) {
    return new LegParameters(
        codec, telephoneEvent, sends, receives, new Protection(theirs, ours, true));
  }

  /**
   * With a direction as this side sees it.
   *
   * @param sending whether this side sends (the leg hears)
   * @param receiving whether this side receives (the leg is heard)
   */
  public LegParameters direction(boolean sending, boolean receiving) {
    return new LegParameters(codec, telephoneEvent, sending, receiving, protection);
  }

  /** The codec that is sent. */
  public AudioCodec codec() {
    return codec;
  }

  /** The payload type of telephone events. */
  public OptionalInt telephoneEvent() {
    return telephoneEvent < 0 ? OptionalInt.empty() : OptionalInt.of(telephoneEvent);
  }

  /** Whether this side sends. */
  public boolean sends() {
    return sends;
  }

  /** Whether this side receives. */
  public boolean receives() {
    return receives;
  }

  /** The key of what comes; empty without SRTP. */
  public Optional<SrtpKeying> theirs() {
    return Optional.ofNullable(protection).map(Protection::theirs);
  }

  /** Whether the keys were in use before. */
  public boolean usedBefore() {
    Protection keys = protection;
    return keys != null && keys.usedBefore();
  }

  /** The key of what goes; empty without SRTP. */
  public Optional<SrtpKeying> ours() {
    return Optional.ofNullable(protection).map(Protection::ours);
  }
}
