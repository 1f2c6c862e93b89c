package org.confab.mediaserver.avmcu;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.Earcon;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.dtls.SrtpKeys;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Leg;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.negotiation.Agreed;
import org.confab.mediaserver.negotiation.AgreedMedia;
import org.confab.mediaserver.negotiation.AudioFormat;
import org.confab.mediaserver.negotiation.DescriptionRefused;
import org.confab.mediaserver.negotiation.MediaNegotiation;
import org.confab.mediaserver.negotiation.SdpBody;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.rtp.TelephoneEvent;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** One endpoint that hears and is heard. Guarded by its conference. */
final class AvLeg extends Leg {
  private static final System.Logger LOG = System.getLogger(AvLeg.class.getName());
  private static final String AUDIO_ID = "1";

  private final AudioLeg audio;
  private final MediumPlace place;
  private final LegPicture picture;
  private final long session;
  private final MediaNegotiation negotiation;
  private final Optional<Handover> before;
  private final boolean hadPicture;
  private final KeySequence keys = new KeySequence();
  private final AtomicBoolean sourceUntold = new AtomicBoolean();
  private volatile OptionalLong source = OptionalLong.empty();
  private Optional<AgreedMedia> agreed = Optional.empty();
  private Optional<Body> answer = Optional.empty();
  private String theirs = "";
  private boolean offered;
  private int unanswered;

  /** Hears of what happens to the media of a leg; on the timer. */
  interface Listener {
    /** Nothing has come for a while. */
    void silent(AvLeg leg);

    /** A key of its phone was pressed. */
    void pressed(AvLeg leg, TelephoneEvent.Key key);

    /** What it sends has a name that is to be told, see {@link AvLeg#sourceTold}. */
    void sourceKnown(AvLeg leg);

    /** So much was sent that another process must be told where to go on. */
    void ahead(AvLeg leg);

    /** Its media go another way than before. */
    void found(AvLeg leg, RemoteMedia where);

    /** There is no way for its media, and why. */
    void lost(AvLeg leg, String how);

    /** A handshake has given it keys, which {@code begin} uses. */
    void keyed(AvLeg leg, Runnable begin);

    /** Its picture goes another way than before. */
    void pictureFound(AvLeg leg, RemoteMedia where);

    /** There is no way for its picture. */
    void pictureLost(AvLeg leg);

    /** It is to show a whole picture. */
    void wholeWanted(AvLeg leg);

    /** The codec that the pictures of the others have in common. */
    Optional<VideoCodec> liked(AvLeg leg);
  }

  /**
   * Takes a place in the room, that of the process before if there is one to go on from; {@link
   * LegRefused} if there is none.
   */
  AvLeg(
      LegOrder order,
      Optional<SipUri> device,
      LegDialog dialog,
      AvConference.Rooms rooms,
      AvMcu mcu,
      Listener listener) {
    super(order, device, dialog);
    Optional<Handover> told = order.leg().dialog().map(DialogState::media).flatMap(Handover::read);
    LegListener ears =
        new LegListener() {
          @Override
          public void silentFor(Duration silence) {
            mcu.timer().execute(() -> listener.silent(AvLeg.this));
          }

          @Override
          public void dtmf(TelephoneEvent.Key key, Duration held) {
            mcu.timer().execute(() -> listener.pressed(AvLeg.this, key));
          }

          @Override
          public void source(int ssrc) {
            source = OptionalLong.of(Integer.toUnsignedLong(ssrc));
            if (sourceUntold.compareAndSet(false, true)) {
              mcu.timer().execute(() -> listener.sourceKnown(AvLeg.this));
            }
          }

          @Override
          public void ahead() {
            mcu.timer().execute(() -> listener.ahead(AvLeg.this));
          }
        };
    Optional<AudioLeg> again = told.flatMap(it -> again(rooms.sound(), ears, it.sound()));
    before = again.isPresent() ? told : Optional.empty();
    hadPicture = told.flatMap(Handover::picture).isPresent();
    audio = again.orElseGet(() -> place(rooms.sound(), ears));
    try {
      place =
          new MediumPlace(
              audio.transport(),
              mcu,
              before.map(Handover::sound),
              audio::reach,
              audio::source,
              new MediumPlace.Listener() {
                @Override
                public void found(RemoteMedia where) {
                  listener.found(AvLeg.this, where);
                }

                @Override
                public void lost(String how) {
                  listener.lost(AvLeg.this, how);
                }

                @Override
                public void keyed(SrtpKeys keys) {
                  listener.keyed(AvLeg.this, () -> place.keyed(keys));
                }
              });
      picture =
          new LegPicture(
              rooms.pictures(),
              audio,
              mcu,
              before.flatMap(Handover::picture),
              order.leg().media(),
              new PictureEvents(listener),
              () -> listener.liked(this));
      session = before.map(Handover::session).orElseGet(() -> mcu.random().nextLong() >>> 1);
      negotiation =
          new MediaNegotiation(
              session,
              before.map(Handover::version).orElse(0L),
              place.local(),
              place::nextCredentials,
              picture,
              // What another process had agreed on stays, whatever it costs.
              codec -> audio.affords(codec) || place.resumes());
      audio.mute(blocked());
    } catch (RuntimeException noLeg) {
      audio.leave(); // nobody else knows of the place
      throw refused(noLeg);
    }
  }

  private final class PictureEvents implements LegPicture.Listener {
    private final Listener listener;

    PictureEvents(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void found(RemoteMedia where) {
      listener.pictureFound(AvLeg.this, where);
    }

    @Override
    public void lost(String how) {
      listener.pictureLost(AvLeg.this);
    }

    @Override
    public void keyed(SrtpKeys keys) {
      listener.keyed(AvLeg.this, () -> picture.keyed(keys));
    }

    @Override
    public void wholeWanted() {
      listener.wholeWanted(AvLeg.this);
    }
  }

  /** A media loop that is too far behind to take orders is too busy for the leg. */
  private static RuntimeException refused(RuntimeException why) {
    return why instanceof RejectedExecutionException
        ? new LegRefused(503, Diagnostic.OVERLOADED)
        : why;
  }

  private static Optional<AudioLeg> again(
      AudioRoom room, LegListener ears, Handover.Medium before) {
    try {
      return Optional.of(room.join(ears, before.port(), before.source()));
    } catch (EngineFull taken) {
      return Optional.empty(); // then by another port, which the other side is told
    }
  }

  private static AudioLeg place(AudioRoom room, LegListener ears) {
    try {
      return room.join(ears);
    } catch (EngineFull full) {
      throw new LegRefused(503, Diagnostic.OVERLOADED);
    }
  }

  /** The session description of a body; throws {@link LegRefused} if that is none. */
  static SessionDescription read(Body body) {
    try {
      return SdpBody.read(body.contentType(), body.bytes());
    } catch (DescriptionRefused refused) {
      throw refused(refused);
    }
  }

  private static LegRefused refused(DescriptionRefused refused) {
    return new LegRefused(refused.why().status(), refused.why().diagnostic());
  }

  /** The leg came with that offer, or without one; throws {@link LegRefused}. */
  void begins(Optional<SessionDescription> offer) {
    answer = offer.map(this::takes);
  }

  /** Goes on as the process before did; false if it has to ask the other side. */
  boolean goesOn() {
    boolean goesOn = before.isPresent() && resumes(before.get());
    if (!goesOn && hadPicture) {
      negotiation.wantPicture();
    }
    return goesOn;
  }

  private boolean resumes(Handover handover) {
    try {
      SessionDescription said =
          SdpBody.read(Body.SDP, handover.theirs().getBytes(StandardCharsets.UTF_8));
      flows(negotiation.resume(said, handover.offered()), said, handover.offered());
      return !picture.moved();
    } catch (DescriptionRefused | RejectedExecutionException notNow) {
      return false;
    }
  }

  /** Answers an offer; throws {@link LegRefused}, and all stays as it was. */
  Body takes(SessionDescription offer) {
    try {
      MediaNegotiation.Answer made = negotiation.answer(offer);
      flows(made.agreed(), offer, false);
      return Body.sdp(made.description().bytes());
    } catch (DescriptionRefused refused) {
      throw refused(refused);
    } catch (RejectedExecutionException behind) {
      throw refused(behind);
    }
  }

  @Override
  protected Body answer() {
    return answer.orElseGet(this::offer);
  }

  @Override
  protected Body offer() {
    return Body.sdp(negotiation.offer().bytes());
  }

  @Override
  protected boolean answered(Body body) {
    try {
      SessionDescription said = SdpBody.read(body.contentType(), body.bytes());
      flows(negotiation.accept(said), said, true);
    } catch (DescriptionRefused | RejectedExecutionException unusable) {
      return false;
    }
    return super.answered(body);
  }

  /** Both sides have agreed: sound goes that way from now on. */
  private void flows(AgreedMedia now, SessionDescription said, boolean ours) {
    unanswered = 0;
    agreed = Optional.of(now);
    theirs = said.asString();
    offered = ours;
    place.flows(
        now.sound(),
        sound -> audio.begin(place.resumes() ? inUse(sound) : AudioFormat.parameters(sound)));
    picture.flows(now.picture());
  }

  /** Its picture. */
  LegPicture picture() {
    return picture;
  }

  private static LegParameters inUse(Agreed<AudioFormat> now) {
    LegParameters parameters = AudioFormat.parameters(now);
    return now.protection()
        .map(keys -> parameters.takenOver(keys.theirs().keying(), keys.ours().keying()))
        .orElse(parameters);
  }

  /** ICE has found where the other side is. */
  void reaches(RemoteMedia where) {
    place.reaches(where);
  }

  /** The keys that were pressed. */
  KeySequence keys() {
    return keys;
  }

  /** It alone hears that, unless its media loop is too far behind for tones. */
  void play(Sound sound) {
    try {
      audio.play(sound);
    } catch (RejectedExecutionException behind) {
      LOG.log(Level.DEBUG, "a tone is not played to {0}", endpoint());
    }
  }

  /** What it sends as is about to be told; another source is told again. */
  void sourceTold() {
    sourceUntold.set(false);
  }

  /** Whether an offer that was not answered may be made again, so often at most in a row. */
  boolean mayOfferAgain(int most) {
    return ++unanswered <= most;
  }

  /** Whether both sides have ever agreed on anything. */
  boolean agreed() {
    return agreed.isPresent();
  }

  /** How long nothing has come from it. */
  Duration silence() {
    return audio.silence();
  }

  @Override
  protected void blocked(boolean value) {
    audio.mute(value);
    if (value != blocked()) {
      play((value ? Earcon.MUTED : Earcon.UNMUTED).sound());
    }
    super.blocked(value);
  }

  @Override
  protected boolean blocked(String medium, boolean value) {
    if (!medium.equals(LegPicture.ID)) {
      return false;
    }
    picture.block(value);
    return true;
  }

  @Override
  protected List<LegMedia> media() {
    if (agreed.isEmpty()) {
      return List.of();
    }
    List<LegMedia> media = new ArrayList<>();
    media.add(
        new LegMedia(AUDIO_ID, "audio", LegMedia.MAIN_AUDIO, source, status(agreed.get().sound())));
    picture.media().ifPresent(media::add);
    return media;
  }

  /** As the client sees it. */
  private String status(Agreed<?> now) {
    Direction client = now.direction().reversed();
    return Direction.of(client.sends() && !blocked(), client.receives()).attribute().name();
  }

  @Override
  protected String handedOn() {
    if (agreed.isEmpty()) {
      return "";
    }
    return new Handover(
            session,
            negotiation.version(),
            offered,
            place.handedOn(),
            picture.handedOn(),
            Handover.reduced(theirs, agreed.get().sound().format().payloadTypes()))
        .asString();
  }

  @Override
  protected void over() {
    super.over();
    letGo();
  }

  /** Gives its place in the room back. */
  void letGo() {
    if (moved()) {
      audio.abandon();
    } else {
      audio.leave();
    }
    place.close();
    picture.letGo();
  }
}
