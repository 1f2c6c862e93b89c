package org.confab.mediaserver.testcall;

import java.util.function.BiConsumer;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioLoad;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.audio.Tap;

/**
 * The engine as the conference of one test call sees it: whose leg joins is shown to the call, and
 * that its sound has come.
 */
final class OwnRoom implements AudioEngine {
  private final AudioEngine engine;
  private final BiConsumer<AudioRoom, AudioLeg> joined;
  private final Runnable heard;

  OwnRoom(AudioEngine engine, BiConsumer<AudioRoom, AudioLeg> joined, Runnable heard) {
    this.engine = engine;
    this.joined = joined;
    this.heard = heard;
  }

  @Override
  public AudioRoom open(String name, RoomListener listener) {
    AudioRoom room = engine.open(name, listener);
    return new AudioRoom() {
      @Override
      public AudioLeg join(LegListener ears) {
        return shown(room.join(new Ears(ears)));
      }

      @Override
      public AudioLeg join(LegListener ears, int rtpPort, SourceState before) {
        return shown(room.join(new Ears(ears), rtpPort, before));
      }

      private AudioLeg shown(AudioLeg leg) {
        joined.accept(room, leg);
        return leg;
      }

      @Override
      public void play(Sound sound) {
        room.play(sound);
      }

      @Override
      public void tap(Tap tap) {
        room.tap(tap);
      }

      @Override
      public void untap() {
        room.untap();
      }

      @Override
      public void close() {
        room.close();
      }
    };
  }

  /** Keys mean nothing here. */
  private final class Ears implements LegListener {
    private final LegListener conference;

    Ears(LegListener conference) {
      this.conference = conference;
    }

    @Override
    public void heard() {
      conference.heard();
      heard.run();
    }

    @Override
    public void silentFor(java.time.Duration silence) {
      conference.silentFor(silence);
    }

    @Override
    public void ahead() {
      conference.ahead();
    }

    @Override
    public void saidBye() {
      conference.saidBye();
    }
  }

  @Override
  public AudioLoad load() {
    return engine.load();
  }

  @Override
  public void close() {
    // the engine is that of all others
  }
}
