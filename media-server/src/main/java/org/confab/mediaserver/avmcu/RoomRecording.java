package org.confab.mediaserver.avmcu;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.recording.Recorder;
import org.confab.mediaserver.recording.Recording;
import org.confab.protocol.conference.ConferenceId;

/** Whether a room is recorded, and the recording. Under the monitor of its conference. */
final class RoomRecording {
  private static final System.Logger LOG = System.getLogger(RoomRecording.class.getName());

  private final Optional<Recorder> recorder;
  private final AudioRoom room;
  private final ConferenceId conference;
  private final Runnable endedByItself;
  private Optional<Recording> running = Optional.empty();

  /**
   * @param recorder absent where nothing is kept
   * @param endedByItself is told when a recording ends that nobody has ended; must not block
   */
  RoomRecording(
      Optional<Recorder> recorder,
      AudioRoom room,
      ConferenceId conference,
      Runnable endedByItself) {
    this.recorder = recorder;
    this.room = room;
    this.conference = conference;
    this.endedByItself = endedByItself;
  }

  /** Begins, unless it has; false if that cannot be. */
  boolean begin() {
    if (running.isPresent()) {
      return true;
    }
    try {
      running = recorder.map(one -> one.begin(conference, endedByItself));
      running.ifPresent(room::tap);
      return running.isPresent();
    } catch (UncheckedIOException | RejectedExecutionException cannot) {
      LOG.log(Level.WARNING, "{0} is not recorded: {1}", conference.asString(), cannot);
      end();
      return false;
    }
  }

  /** Ends, if there is one. */
  void end() {
    running.ifPresent(
        recording -> {
          room.untap();
          recording.close();
        });
    running = Optional.empty();
  }
}
