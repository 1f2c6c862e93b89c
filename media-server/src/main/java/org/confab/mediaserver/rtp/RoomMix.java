package org.confab.mediaserver.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.ComfortNoise;
import org.confab.mediaserver.audio.DominantSpeaker;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.Mixer;
import org.confab.mediaserver.audio.Playing;
import org.confab.mediaserver.audio.SampleRate;
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.audio.Tap;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a room, on its loop. Each distinct mix is encoded once: one for all who are silent,
 * one for each who speaks, and one of noise for those who hear nobody.
 *
 * <p>It has no rate of its own: there is a sum at each rate at which somebody hears, and every
 * voice is taken there from its own rate. So phones of the same rate hear each other as they spoke,
 * and legs of another rate may come and go without a seam.
 */
final class RoomMix {
  /** Contributing sources that packets name: whoever speaks most first ([MS-RTP] 3.1). */
  private static final int SOURCES = 4;

  private static final SampleRate[] RATES = SampleRate.values();

  /** Hears who speaks. */
  @FunctionalInterface
  interface Listener {
    /** Somebody else does; nobody if null. */
    void speaking(@Nullable LegStream leg);
  }

  private final Listener listener;
  private final Mishaps mishaps;
  private final List<LegStream> legs = new ArrayList<>();
  private final @Nullable Mixer[] mixers = new Mixer[SampleRate.COUNT];
  private final boolean[] heard = new boolean[SampleRate.COUNT];
  private final ComfortNoise noise = new ComfortNoise();
  private final DominantSpeaker<LegStream> dominance = new DominantSpeaker<>();
  private final short[] scratch = new short[Frame.SAMPLES];
  private final @Nullable CodecMix[] codecs = new CodecMix[AudioCodec.values().length];
  private final LegStream[] speakers = new LegStream[SOURCES];
  private final int[] sources = new int[SOURCES];
  private final Playing announcements = new Playing();
  private @Nullable Tap tap;
  private int speaking;
  private int noiseLevel = ComfortNoise.NONE;
  private long tick;

  /**
   * Nobody is there yet.
   *
   * @param mishaps what goes wrong at a leg and must not cost the others theirs
   */
  RoomMix(Listener listener, Mishaps mishaps) {
    this.listener = listener;
    this.mishaps = mishaps;
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

  /** Everybody hears it. */
  void play(Sound sound) {
    announcements.add(sound);
  }

  /** Who gets what is said; nobody if null. */
  void tap(@Nullable Tap tap) {
    this.tap = tap;
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
    encoders();
    record(frames);
    int sent = 0;
    for (int each = 0; each < legs.size(); each++) {
      sent += hear(legs.get(each)) ? 1 : 0;
      pass(legs.get(each), frames, now);
    }
    return sent;
  }

  private boolean hear(LegStream leg) {
    try {
      return leg.hear(this);
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("what a leg hears", trouble);
      return false;
    }
  }

  private void pass(LegStream leg, int frames, long now) {
    try {
      leg.tick(frames, now);
      if (tick % Frame.PER_SECOND == 0) {
        leg.show();
      }
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("the time of a leg", trouble);
    }
  }

  private void listen() {
    Arrays.fill(heard, false);
    heard[SampleRate.NARROW.ordinal()] = tap != null;
    noiseLevel = ComfortNoise.NONE;
    for (int each = 0; each < legs.size(); each++) {
      listen(legs.get(each));
    }
    announcements.next();
    for (SampleRate rate : RATES) {
      if (heard[rate.ordinal()]) {
        sum(rate);
      }
    }
    if (dominance.decide()) {
      listener.speaking(dominance.speaker());
    }
  }

  private void listen(LegStream leg) {
    try {
      if (leg.listen()) {
        dominance.heard(leg, leg.loud());
      } else {
        noiseLevel = Math.min(noiseLevel, leg.noise());
      }
      AudioCodec codec = leg.hears();
      if (codec != null) {
        heard[codec.rate().ordinal()] = true;
      }
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("what a leg says", trouble);
    }
  }

  private void sum(SampleRate rate) {
    Mixer mixer = mixer(rate);
    mixer.clear();
    for (int each = 0; each < legs.size(); each++) {
      LegStream leg = legs.get(each);
      if (leg.voiced()) {
        mixer.add(leg.voice.at(rate));
      }
    }
    if (announcements.sounding()) {
      mixer.add(announcements.voice().at(rate));
    }
  }

  private Mixer mixer(SampleRate rate) {
    Mixer mixer = mixers[rate.ordinal()];
    if (mixer == null) {
      mixer = new Mixer(rate);
      mixers[rate.ordinal()] = mixer;
    }
    return mixer;
  }

  private void encoders() {
    for (CodecMix codec : codecs) {
      if (codec != null) {
        codec.begin(tick, noiseLevel);
      }
    }
    for (int each = 0; each < legs.size(); each++) {
      encoder(legs.get(each));
    }
  }

  private void encoder(LegStream leg) {
    try {
      Ear ear = leg.ear();
      if (ear != null && leg.hears() != null) {
        codec(ear.codec).choose(leg, ear);
      }
    } catch (RuntimeException | Error trouble) {
      mishaps.happened("the encoder of a leg", trouble);
    }
  }

  private CodecMix codec(AudioCodec codec) {
    CodecMix mix = codecs[codec.ordinal()];
    if (mix == null) {
      mix = new CodecMix(codec, mixer(codec.rate()), noise);
      mix.begin(tick, noiseLevel);
      codecs[codec.ordinal()] = mix;
    }
    return mix;
  }

  private void record(int frames) {
    Tap to = tap;
    if (to != null) {
      mixer(SampleRate.NARROW).all(scratch);
      try {
        to.heard(scratch, frames);
      } catch (RuntimeException | Error trouble) {
        mishaps.happened("who records a room", trouble);
      }
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
  CodecMix.Payload payload(LegStream leg, AudioCodec codec) {
    return codec(codec).of(leg);
  }

  /** Frames encoded so far: one for each distinct mix, codec and tick. */
  long encoded() {
    long sum = 0;
    for (CodecMix codec : codecs) {
      sum += codec == null ? 0 : codec.encoded();
    }
    return sum;
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
