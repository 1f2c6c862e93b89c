package org.confab.mediaserver.audio;

import java.util.Optional;
import java.util.OptionalInt;
import org.confab.protocol.srtp.SrtpKeying;
import org.jspecify.annotations.Nullable;

/** What signalling has agreed on for a leg; made by {@link #of} and refined by the others. */
public final class LegParameters {
  private final AudioCodec codec;
  private final Types types;
  private final boolean sends;
  private final boolean receives;
  private final @Nullable Protection protection;

  /** Payload types; of telephone events there may be none (-1). */
  private record Types(int sent, int received, int telephoneEvent, int eventClock) {}

  private record Protection(SrtpKeying theirs, SrtpKeying ours, boolean usedBefore) {}

  private LegParameters(
      AudioCodec codec,
      Types types,
      boolean sends,
      boolean receives,
      @Nullable Protection protection) {
    this.codec = codec;
    this.types = types;
    this.sends = sends;
    this.receives = receives;
    this.protection = protection;
  }

  /** Plain RTP in both directions, with the codec that is sent; all codecs known are received. */
  public static LegParameters of(AudioCodec codec) {
    int type = codec.payloadType();
    return new LegParameters(codec, new Types(type, type, -1, AudioCodec.CLOCK), true, true, null);
  }

  /** With the numbers of the codec that the other side and this side have told. */
  public LegParameters withPayloadTypes(int sent, int received) {
    Types told = new Types(sent, received, types.telephoneEvent(), types.eventClock());
    return new LegParameters(codec, told, sends, receives, protection);
  }

  /**
   * With telephone events of this payload type at 8 kHz; throws {@link IllegalArgumentException}
   * unless it is a dynamic one (96–127).
   */
  public LegParameters withTelephoneEvent(int payloadType) {
    return withTelephoneEvent(payloadType, AudioCodec.CLOCK);
  }

  /** The same at another clock, in units a second. */
  public LegParameters withTelephoneEvent(int payloadType, int clock) {
    if (payloadType < 96 || payloadType > 127) {
      throw new IllegalArgumentException("not a dynamic payload type: " + payloadType);
    }
    Types told = new Types(types.sent(), types.received(), payloadType, clock);
    return new LegParameters(codec, told, sends, receives, protection);
  }

  /** With SRTP: each side's own key, as in its crypto line. */
  public LegParameters protectedBy(SrtpKeying theirs, SrtpKeying ours) {
    return new LegParameters(codec, types, sends, receives, new Protection(theirs, ours, false));
  }

  /**
   * With SRTP whose keys another process has used before this one took the leg over: what comes may
   * be at any of its first rollovers.
   */
  public LegParameters takenOver(SrtpKeying theirs, SrtpKeying ours) {
    return new LegParameters(codec, types, sends, receives, new Protection(theirs, ours, true));
  }

  /**
   * With a direction as this side sees it.
   *
   * @param sending whether this side sends (the leg hears)
   * @param receiving whether this side receives (the leg is heard)
   */
  public LegParameters direction(boolean sending, boolean receiving) {
    return new LegParameters(codec, types, sending, receiving, protection);
  }

  /** The codec that is sent. */
  public AudioCodec codec() {
    return codec;
  }

  /** The payload type that the codec is sent as. */
  public int sentType() {
    return types.sent();
  }

  /** The payload type that it comes as. */
  public int receivedType() {
    return types.received();
  }

  /** The clock of telephone events. */
  public int eventClock() {
    return types.eventClock();
  }

  /** The payload type of telephone events. */
  public OptionalInt telephoneEvent() {
    return types.telephoneEvent() < 0
        ? OptionalInt.empty()
        : OptionalInt.of(types.telephoneEvent());
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
