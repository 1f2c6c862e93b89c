package org.confab.mediaserver.avmcu;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.dtls.SrtpKeys;
import org.confab.mediaserver.negotiation.Agreed;
import org.confab.mediaserver.negotiation.LocalMedium;
import org.confab.mediaserver.negotiation.PictureFormats;
import org.confab.mediaserver.negotiation.PicturePlace;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.mediaserver.video.VideoLeg;
import org.confab.mediaserver.video.VideoListener;
import org.confab.mediaserver.video.VideoParameters;
import org.confab.mediaserver.video.VideoRoom;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;

/**
 * The picture of a leg: its ports are taken when both sides first want one, and given back with the
 * leg. A picture that finds no way is gone; the sound goes on. Guarded by its conference.
 */
final class LegPicture implements PicturePlace {
  /** Its media id in the roster. */
  static final String ID = "2";

  private final VideoRoom room;
  private final AudioLeg sound;
  private final AvMcu mcu;
  private final Optional<Handover.Medium> before;
  private final Listener listener;
  private final Supplier<Optional<VideoCodec>> liked;
  private Optional<Place> place = Optional.empty();
  private Optional<Agreed<PictureFormats>> agreed = Optional.empty();
  private boolean blocked;
  private boolean lost;

  private record Place(VideoLeg leg, MediumPlace at) {}

  /** Hears what happens to the picture; on the timer. */
  interface Listener extends MediumPlace.Listener {
    /** A whole picture is wanted, and signalling is to say so. */
    void wholeWanted();
  }

  /**
   * A picture that has no place yet.
   *
   * @param before what another process had, if it is gone on with
   * @param told what the leg had there, in the roster
   * @param liked the codec that the others of the conference have
   */
  LegPicture(
      VideoRoom room,
      AudioLeg sound,
      AvMcu mcu,
      Optional<Handover.Medium> before,
      List<LegMedia> told,
      Listener listener,
      Supplier<Optional<VideoCodec>> liked) {
    this.room = room;
    this.sound = sound;
    this.mcu = mcu;
    this.before = before;
    this.listener = listener;
    this.liked = liked;
    blocked =
        told.stream()
            .filter(medium -> medium.id().equals(ID))
            .anyMatch(medium -> medium.filter().orElse(false));
  }

  @Override
  public Optional<LocalMedium> open() {
    try {
      VideoListener ears = () -> mcu.timer().execute(listener::wholeWanted);
      Optional<VideoLeg> again = before.flatMap(it -> again(ears, it.port()));
      VideoLeg leg = again.orElseGet(() -> room.join(sound, ears));
      place = Optional.of(new Place(leg, at(leg, again.flatMap(same -> before))));
    } catch (EngineFull | RejectedExecutionException noPlace) {
      letGo();
      return Optional.empty();
    }
    return place.map(it -> it.at().local());
  }

  private Optional<VideoLeg> again(VideoListener ears, int port) {
    try {
      return Optional.of(room.join(sound, ears, port));
    } catch (EngineFull taken) {
      return Optional.empty();
    }
  }

  private MediumPlace at(VideoLeg leg, Optional<Handover.Medium> had) {
    try {
      MediumPlace at =
          new MediumPlace(leg.transport(), mcu, had, leg::reach, () -> sourceOf(leg), listener);
      leg.hide(blocked);
      return at;
    } catch (RuntimeException behind) {
      leg.leave(); // nobody else knows of it
      throw behind;
    }
  }

  /** Another process begins a source of its own: receivers of pictures take a new one. */
  private static SourceState sourceOf(VideoLeg leg) {
    return new SourceState(leg.ssrc(), 0, 0, 0, 0);
  }

  @Override
  public IceCredentials credentials() {
    return place.orElseThrow().at().nextCredentials();
  }

  @Override
  public Optional<VideoCodec> liked() {
    return liked.get();
  }

  /** Both sides have agreed on this, or on none. */
  void flows(Optional<Agreed<PictureFormats>> now) {
    if (place.isEmpty()) {
      return;
    }
    Place here = place.get();
    agreed = now;
    if (now.isEmpty()) {
      here.leg().rest();
      return;
    }
    lost = lost && !now.get().ice().map(ice -> ice.restarted()).orElse(true);
    here.at()
        .flows(
            now.get(),
            keyed -> {
              VideoParameters parameters = PictureFormats.parameters(keyed);
              here.leg().begin(here.at().resumes() ? parameters.takenOver() : parameters);
            });
  }

  /** Whether it could not go on where another process had it, so that the other side must know. */
  boolean moved() {
    return before.isPresent() && !place.map(here -> here.at().resumed()).orElse(false);
  }

  /** A handshake has given keys. */
  void keyed(SrtpKeys keys) {
    place.ifPresent(here -> here.at().keyed(keys));
  }

  /** ICE has found where the other side is. */
  void reaches(RemoteMedia where) {
    place.ifPresent(here -> here.at().reaches(where));
  }

  /** There is no way for it: nobody is to wait for it. */
  void lost() {
    lost = true;
    place.ifPresent(here -> here.leg().rest());
  }

  /** Whether what it shows is kept from the others. */
  void block(boolean value) {
    place.ifPresent(here -> here.leg().hide(value));
    blocked = value;
  }

  /** Whether it is kept from the others. */
  boolean blocked() {
    return blocked;
  }

  /** Its endpoint asks for a whole picture of what it sees. */
  void wantsWhole() {
    place.ifPresent(here -> here.leg().wantsWhole());
  }

  /** The codecs that it has; none without a picture. */
  List<VideoCodec> codecs() {
    return agreed
        .map(now -> now.format().formats().stream().map(VideoFormat::codec).toList())
        .orElse(List.of());
  }

  /** As the roster tells it, as the client sees it. */
  Optional<LegMedia> media() {
    return agreed.map(
        now -> {
          Direction client = lost ? Direction.INACTIVE : now.direction().reversed();
          return new LegMedia(
                  ID,
                  "video",
                  LegMedia.MAIN_VIDEO,
                  OptionalLong.empty(),
                  Direction.of(client.sends() && !blocked, client.receives()).attribute().name())
              .filtered(blocked);
        });
  }

  /** What another process needs to go on; empty without a place. */
  Optional<Handover.Medium> handedOn() {
    return agreed.flatMap(now -> place).map(here -> here.at().handedOn());
  }

  /** Gives its place back. */
  void letGo() {
    place.ifPresent(
        here -> {
          here.leg().leave();
          here.at().close();
        });
  }
}
