package org.confab.mediaserver.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SdpAttribute;
import org.confab.protocol.sdp.SdpOrigin;
import org.confab.protocol.sdp.SessionDescription;

/**
 * Offers and answers of one call (RFC 3264): the first, and all that follow in its dialog. It has
 * sound, and pictures if both sides want them and there is a place for them; what else is offered
 * is declined. Not for several threads.
 */
public final class MediaNegotiation {
  private final long session;
  private final PicturePlace place;
  private final MediumNegotiation<AudioFormat> sound;
  private Optional<MediumNegotiation<PictureFormats>> picture = Optional.empty();
  private List<Slot> slots = List.of(new Slot.Sound());
  private List<SdpAttribute> bundle = List.of();
  private long version;
  private String lastWritten = "";

  /** What stands at a place of the description; places stay for the life of the dialog. */
  private sealed interface Slot {
    record Sound() implements Slot {}

    record Picture() implements Slot {}

    record Declined(MediaDescription as) implements Slot {}
  }

  /**
   * For a new call, or one that another process has begun.
   *
   * @param session names it in {@code o=}
   * @param version of {@code o=}, which goes on from there
   * @param sound what this side brings for sound
   * @param newCredentials makes credentials for it, for the start and for each restart
   * @param place where pictures would go
   */
  public MediaNegotiation(
      long session,
      long version,
      LocalMedium sound,
      Supplier<IceCredentials> newCredentials,
      PicturePlace place) {
    this(session, version, sound, newCredentials, place, codec -> true);
  }

  /**
   * The same where codecs are bounded.
   *
   * @param affords whether there is a place for a codec of sound; if so it is held for the call
   */
  public MediaNegotiation(
      long session,
      long version,
      LocalMedium sound,
      Supplier<IceCredentials> newCredentials,
      PicturePlace place,
      Predicate<AudioCodec> affords) {
    this.session = session;
    this.version = version;
    this.place = place;
    this.sound = new MediumNegotiation<>(sound, new SpokenSound(affords), newCredentials);
  }

  /**
   * An answer with what it means.
   *
   * @param description to be sent
   * @param agreed holds from now on
   */
  public record Answer(SessionDescription description, AgreedMedia agreed) {}

  /** Answers an offer; {@link DescriptionRefused} changes nothing of what was agreed before. */
  public Answer answer(SessionDescription offer) {
    RemoteMedium heard = sound(offer);
    Agreed<AudioFormat> audio = sound.agree(heard, false);
    Optional<Seen> seen = seen(offer, false);
    List<Slot> places = new ArrayList<>();
    List<MediaDescription> media = new ArrayList<>();
    for (int i = 0; i < offer.media().size(); i++) {
      if (i == heard.index()) {
        places.add(new Slot.Sound());
        media.add(sound.answer(heard, audio));
      } else if (seen.isPresent() && i == seen.get().remote().index()) {
        places.add(new Slot.Picture());
        media.add(seen.get().by().answer(seen.get().remote(), seen.get().agreed()));
      } else {
        MediaDescription declined = offer.media().get(i).declined();
        places.add(new Slot.Declined(declined));
        media.add(declined);
      }
    }
    slots = List.copyOf(places);
    bundle = Bundle.answer(offer, heard.mid());
    return new Answer(described(media), new AgreedMedia(audio, seen.map(Seen::agreed)));
  }

  private record Seen(
      RemoteMedium remote, MediumNegotiation<PictureFormats> by, Agreed<PictureFormats> agreed) {}

  /** A call goes on without a picture that cannot be. */
  private Optional<Seen> seen(SessionDescription said, boolean offered) {
    try {
      Optional<RemoteMedium> remote = RemoteMedium.first(said, SpokenPictures.KIND);
      if (remote.isEmpty() || !SpokenPictures.anyOf(remote.get())) {
        return Optional.empty();
      }
      Optional<MediumNegotiation<PictureFormats>> by = picture();
      return by.map(it -> new Seen(remote.get(), it, it.agree(remote.get(), offered)));
    } catch (DescriptionRefused unusable) {
      return Optional.empty();
    }
  }

  private Optional<MediumNegotiation<PictureFormats>> picture() {
    if (picture.isEmpty()) {
      picture =
          place
              .open()
              .map(
                  local ->
                      new MediumNegotiation<>(
                          local, new SpokenPictures(place::liked), place::credentials));
    }
    return picture;
  }

  private static RemoteMedium sound(SessionDescription said) {
    return RemoteMedium.first(said, SpokenSound.KIND)
        .orElseThrow(() -> new DescriptionRefused(Refusal.NO_AUDIO));
  }

  /** Pictures are in the next offer, if there is a place for them. */
  public void wantPicture() {
    if (slots.stream().noneMatch(Slot.Picture.class::isInstance) && picture().isPresent()) {
      List<Slot> more = new ArrayList<>(slots);
      more.add(new Slot.Picture());
      slots = List.copyOf(more);
    }
  }

  /**
   * An offer: of all that is spoken at first, later of what was agreed. Keys stand below {@code
   * RTP/AVP}, so that a peer may decline them ([MS-SDPEXT] 3.1.5.5), until they were taken.
   */
  public SessionDescription offer() {
    return described(slots.stream().map(this::offered).toList());
  }

  private MediaDescription offered(Slot slot) {
    if (slot instanceof Slot.Declined declined) {
      return declined.as();
    }
    return slot instanceof Slot.Picture ? picture.orElseThrow().offer() : sound.offer();
  }

  /** Takes the answer to {@link #offer}; {@link DescriptionRefused} if it cannot be. */
  public AgreedMedia accept(SessionDescription answer) {
    Agreed<AudioFormat> audio = sound.agree(sound(answer), true);
    boolean asked = slots.stream().anyMatch(Slot.Picture.class::isInstance);
    return new AgreedMedia(audio, asked ? seen(answer, true).map(Seen::agreed) : Optional.empty());
  }

  /**
   * Agrees again on what another process has agreed on.
   *
   * @param said what the other side said last
   * @param offered whether that answered an offer of this side
   */
  public AgreedMedia resume(SessionDescription said, boolean offered) {
    if (!offered) {
      return answer(said).agreed();
    }
    int heard = sound(said).index();
    int seen = pictureOf(said);
    List<Slot> places = new ArrayList<>();
    for (int i = 0; i < said.media().size(); i++) {
      places.add(
          i == heard
              ? new Slot.Sound()
              : i == seen ? new Slot.Picture() : new Slot.Declined(said.media().get(i).declined()));
    }
    slots = List.copyOf(places);
    return accept(said);
  }

  private int pictureOf(SessionDescription said) {
    try {
      return picture().isPresent()
          ? RemoteMedium.first(said, SpokenPictures.KIND).map(RemoteMedium::index).orElse(-1)
          : -1;
    } catch (DescriptionRefused unusable) {
      return -1;
    }
  }

  /** Which way this side wants sound to go; told by the next offer or answer. */
  public void wish(Direction direction) {
    sound.wish(direction);
  }

  /** The version of what was described last. */
  public long version() {
    return version;
  }

  /** The version of {@code o=} rises when something else is said (RFC 3264 8). */
  private SessionDescription described(List<MediaDescription> media) {
    SessionDescription same = SessionDescription.of(origin(), bundle, media);
    if (lastWritten.isEmpty() || lastWritten.equals(same.asString())) {
      lastWritten = same.asString();
      return same;
    }
    version++;
    SessionDescription changed = SessionDescription.of(origin(), bundle, media);
    lastWritten = changed.asString();
    return changed;
  }

  private SdpOrigin origin() {
    return SdpOrigin.of(session, version, sound.local().rtp().getAddress());
  }
}
