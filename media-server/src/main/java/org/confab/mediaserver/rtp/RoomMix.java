package org.confab.mediaserver.rtp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.ComfortNoise;
import org.confab.mediaserver.audio.DominantSpeaker;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.Mixer;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a room, on its loop. Each distinct mix is encoded once: one for all who are silent,
 * one for each who speaks, and one of noise for those who hear nobody.
 */
final class RoomMix {
  /** Contributing sources that packets name: whoever speaks most first ([MS-RTP] 3.1). */
  private static final int SOURCES = 4;

  /** Hears who speaks. */
  @FunctionalInterface
  interface Listener {
    /** Somebody else does; nobody if null. */
    void speaking(@Nullable LegStream leg);
  }

  private final Listener listener;
  private final List<LegStream> legs = new ArrayList<>();
  private final Mixer mixer = new Mixer();
  private final ComfortNoise noise = new ComfortNoise();
  private final DominantSpeaker<LegStream> dominance = new DominantSpeaker<>();
  private final short[] scratch = new short[Frame.SAMPLES];
  private final Map<AudioCodec, Shared> shared = new EnumMap<>(AudioCodec.class);
  private final byte[] own = new byte[Frame.SAMPLES];
  private final LegStream[] speakers = new LegStream[SOURCES];
  private final int[] sources = new int[SOURCES];
  private int speaking;
  private int noiseLevel = ComfortNoise.NONE;
  private long tick;

  /** The payloads of this tick that several legs get. */
  private static final class Shared {
    final byte[] all = new byte[Frame.SAMPLES];
    final byte[] idle = new byte[Frame.SAMPLES];
    long allAt = -1;
    long idleAt = -1;
  }

  RoomMix(Listener listener) {
    this.listener = listener;
    for (AudioCodec codec : AudioCodec.values()) {
      shared.put(codec, new Shared());
    }
  }

  void add(LegStream leg) {
    legs.add(leg);
  }

  void remove(LegStream leg) {
    legs.remove(leg);
    if (dominance.forget(leg)) {
      listener.speaking(null);
    }
  }

  boolean empty() {
    return legs.isEmpty();
  }

  /**
   * One tick.
   *
   * @param frames that have passed since the last, more than one if the loop was late
   * @return packets sent
   */
  int tick(int frames, long now) {
    tick++;
    listen();
    choose();
    int sent = 0;
    for (int each = 0; each < legs.size(); each++) {
      LegStream leg = legs.get(each);
      sent += leg.hear(this) ? 1 : 0;
      leg.tick(frames, now);
    }
    if (tick % Frame.PER_SECOND == 0) {
      legs.forEach(LegStream::show);
    }
    return sent;
  }

  private void listen() {
    mixer.clear();
    noiseLevel = ComfortNoise.NONE;
    for (int each = 0; each < legs.size(); each++) {
      LegStream leg = legs.get(each);
      if (leg.listen()) {
        mixer.add(leg.frame);
        dominance.heard(leg, leg.loud());
      } else {
        noiseLevel = Math.min(noiseLevel, leg.noise());
      }
    }
    if (dominance.decide()) {
      listener.speaking(dominance.speaker());
    }
  }

  // The one who speaks most, then others who are loud now, in the order in which they came.
  private void choose() {
    speaking = 0;
    LegStream first = dominance.speaker();
    if (first != null) {
      speakers[speaking++] = first;
    }
    for (int each = 0; each < legs.size() && speaking < SOURCES; each++) {
      LegStream leg = legs.get(each);
      if (leg != first && leg.voiced() && leg.loud() >= DominantSpeaker.SPEECH) {
        speakers[speaking++] = leg;
      }
    }
  }

  /** What a leg hears, encoded; good until the next call. */
  byte[] payload(LegStream leg, AudioCodec codec) {
    Shared same = shared.get(codec);
    if (same == null) {
      throw new IllegalStateException("every codec has its payloads");
    }
    int others = mixer.voices() - (leg.voiced() ? 1 : 0);
    if (others == 0) {
      if (same.idleAt != tick) {
        same.idleAt = tick;
        noise.fill(scratch, noiseLevel);
        codec.encode(scratch, same.idle);
      }
      return same.idle;
    }
    if (!leg.voiced()) {
      if (same.allAt != tick) {
        same.allAt = tick;
        mixer.all(scratch);
        codec.encode(scratch, same.all);
      }
      return same.all;
    }
    mixer.others(leg.frame, scratch);
    codec.encode(scratch, own);
    return own;
  }

  /** The sources of the mix that was asked for last, by {@link #sourcesFor}. */
  int[] sources() {
    return sources;
  }

  /** How many of {@link #sources} a leg hears, its own not among them. */
  int sourcesFor(LegStream leg) {
    int count = 0;
    for (int each = 0; each < speaking; each++) {
      if (speakers[each] != leg) {
        sources[count++] = speakers[each].ssrc();
      }
    }
    return count;
  }
}
