package org.confab.mediaserver.rtp;

import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.ComfortNoise;
import org.confab.mediaserver.audio.Mixer;
import org.confab.mediaserver.audio.SampleRate;
import org.confab.mediaserver.audio.SoundEncoder;

/**
 * What the legs of one codec hear in a room, encoded. All who are silent share one payload; so do
 * all who hear nobody, in codecs without memory.
 *
 * <p>A codec with memory has one encoder for all who are silent, of sound and noise alike, and one
 * for each who speaks. Who changes from one to the other does not hear it: the new encoder goes on
 * from the old one where it serves nobody else, and else makes a packet that needs none before.
 */
final class CodecMix {
  private final SampleRate rate;
  private final Mixer mixer;
  private final ComfortNoise noise;
  private final SoundEncoder encoder;
  private final short[] frame;
  private final short[] shared;
  private final Payload all = new Payload();
  private final Payload idle = new Payload();
  private final Payload own = new Payload();
  private long tick;
  private long encoded;
  private int noiseLevel = ComfortNoise.NONE;

  /** A payload of a tick. */
  static final class Payload {
    final byte[] bytes = new byte[AudioCodec.MOST_BYTES];
    int length;
    long at = -2;
  }

  CodecMix(AudioCodec codec, Mixer mixer, ComfortNoise noise) {
    this.mixer = mixer;
    this.noise = noise;
    rate = codec.rate();
    encoder = codec.encoder();
    frame = new short[rate.samples()];
    shared = new short[rate.samples()];
  }

  /** Another tick. */
  void begin(long tick, int noiseLevel) {
    this.tick = tick;
    this.noiseLevel = noiseLevel;
  }

  /** Before anything is encoded in a tick: which encoder this leg hears. */
  void choose(LegStream leg, Ear ear) {
    boolean alone = leg.voiced() || leg.whispers.sounding();
    if (!alone && ear.source() != Ear.Source.SHARED) {
      if (all.at == tick - 1) {
        encoder.refresh();
      } else if (ear.source() == Ear.Source.OWN) {
        encoder.follow(ear.own(), ear.heard);
      } else {
        encoder.reset();
      }
      ear.hears(Ear.Source.SHARED);
    } else if (alone && ear.source() != Ear.Source.OWN) {
      if (ear.source() == Ear.Source.SHARED) {
        ear.own().follow(encoder, shared);
      } else {
        ear.own().reset();
      }
      ear.hears(Ear.Source.OWN);
    }
  }

  /** What a leg hears; good until the next call. */
  Payload of(LegStream leg) {
    Ear ear = leg.ear();
    if (ear != null) {
      return ear.source() == Ear.Source.OWN ? spoken(leg, ear) : listened();
    }
    if (leg.whispers.sounding()) {
      return mixed(leg);
    }
    if (others(leg) == 0) {
      return quiet();
    }
    return leg.voiced() ? mixed(leg) : listened();
  }

  private int others(LegStream leg) {
    return mixer.voices() - (leg.voiced() ? 1 : 0);
  }

  private Payload quiet() {
    if (idle.at != tick) {
      noise.fill(frame, noiseLevel, rate);
      encode(encoder, frame, idle);
    }
    return idle;
  }

  private Payload listened() {
    if (all.at != tick) {
      if (mixer.voices() == 0) {
        noise.fill(shared, noiseLevel, rate);
      } else {
        mixer.all(shared);
      }
      encode(encoder, shared, all);
    }
    return all;
  }

  private Payload mixed(LegStream leg) {
    mix(leg, frame);
    return encode(encoder, frame, own);
  }

  private Payload spoken(LegStream leg, Ear ear) {
    mix(leg, ear.heard);
    return encode(ear.own(), ear.heard, own);
  }

  private void mix(LegStream leg, short[] out) {
    if (others(leg) == 0) {
      noise.fill(out, noiseLevel, rate);
    } else if (leg.voiced()) {
      mixer.others(leg.voice.at(rate), out);
    } else {
      mixer.all(out);
    }
    if (leg.whispers.sounding()) {
      leg.whispers.voice().over(out, rate);
    }
  }

  private Payload encode(SoundEncoder by, short[] sound, Payload payload) {
    encoded++;
    payload.length = by.encode(sound, payload.bytes);
    payload.at = tick;
    return payload;
  }

  /** Frames encoded so far. */
  long encoded() {
    return encoded;
  }
}
