package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Leg;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.negotiation.AgreedAudio;
import org.confab.mediaserver.negotiation.AudioNegotiation;
import org.confab.mediaserver.negotiation.DescriptionRefused;
import org.confab.mediaserver.negotiation.LocalAudio;
import org.confab.mediaserver.negotiation.SdpBody;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.srtp.SrtpKey;

/** One endpoint that hears and is heard. Guarded by its conference. */
final class AvLeg extends Leg {
  private static final String AUDIO_ID = "1";

  private final AudioLeg audio;
  private final LocalAudio local;
  private final AudioNegotiation negotiation;
  private final IceWay ice;
  private final Optional<Handover> before;
  private IceCredentials credentials;
  private Optional<AgreedAudio> agreed = Optional.empty();
  private Optional<Body> answer = Optional.empty();
  private Optional<RemoteMedia> found = Optional.empty();
  private String theirs = "";
  private boolean offered;

  /** Hears of what happens to the media of a leg; on the timer. */
  interface Listener {
    /** Nothing has come for a while. */
    void silent(AvLeg leg);

    /** Its media go another way than before. */
    void found(AvLeg leg, RemoteMedia where);

    /** There is no way for its media. */
    void lost(AvLeg leg);
  }

  /**
   * Takes a place in the room, that of the process before if there is one to go on from; {@link
   * LegRefused} if there is none.
   */
  AvLeg(
      LegOrder order,
      Optional<SipUri> device,
      LegDialog dialog,
      AudioRoom room,
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
        };
    Optional<AudioLeg> again = told.flatMap(it -> again(room, ears, it.port()));
    before = again.isPresent() ? told : Optional.empty();
    audio = again.orElseGet(() -> place(room, ears));
    try {
      local = local(mcu);
      credentials =
          before.map(Handover::credentials).orElseGet(() -> IceCredentials.generate(mcu.random()));
      negotiation =
          new AudioNegotiation(
              local, new Credentials(mcu), before.map(Handover::version).orElse(0L));
      ice =
          new IceWay(
              audio.transport(),
              local.candidates(),
              mcu,
              where -> mcu.timer().execute(() -> listener.found(this, where)),
              () -> mcu.timer().execute(() -> listener.lost(this)));
      audio.mute(blocked());
    } catch (RuntimeException noLeg) {
      audio.leave(); // nobody else knows of the place
      throw refused(noLeg);
    }
  }

  private LocalAudio local(AvMcu mcu) {
    return LocalAudio.at(
            before.map(Handover::session).orElseGet(() -> mcu.random().nextLong() >>> 1),
            told(MediaComponent.RTP, mcu.host()),
            told(MediaComponent.RTCP, mcu.host()),
            before.map(Handover::key).orElseGet(() -> SrtpKey.generate(mcu.random())))
        .boundTo(audio.transport().local(MediaComponent.RTP).getAddress());
  }

  /** A media loop that is too far behind to take orders is too busy for the leg. */
  private static RuntimeException refused(RuntimeException why) {
    return why instanceof RejectedExecutionException
        ? new LegRefused(503, Diagnostic.OVERLOADED)
        : why;
  }

  /** Those that it has at first, others for each restart. */
  private final class Credentials implements java.util.function.Supplier<IceCredentials> {
    private final AvMcu mcu;
    private boolean first = true;

    Credentials(AvMcu mcu) {
      this.mcu = mcu;
    }

    @Override
    public IceCredentials get() {
      if (!first) {
        credentials = IceCredentials.generate(mcu.random());
      }
      first = false;
      return credentials;
    }
  }

  private static Optional<AudioLeg> again(AudioRoom room, LegListener ears, int port) {
    try {
      return Optional.of(room.join(ears, port));
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

  /** Where clients reach it: the ports may be bound to an address that they do not see. */
  private InetSocketAddress told(MediaComponent component, InetAddress host) {
    return new InetSocketAddress(host, audio.transport().local(component).getPort());
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
    if (before.isEmpty()) {
      return false;
    }
    Handover handover = before.get();
    try {
      SessionDescription said =
          SdpBody.read(Body.SDP, handover.theirs().getBytes(StandardCharsets.UTF_8));
      found = handover.found();
      flows(
          handover.offered() ? negotiation.accept(said) : negotiation.answer(said).agreed(),
          said,
          handover.offered());
      return true;
    } catch (DescriptionRefused | RejectedExecutionException notNow) {
      return false;
    }
  }

  /** Answers an offer; throws {@link LegRefused}, and all stays as it was. */
  Body takes(SessionDescription offer) {
    try {
      AudioNegotiation.Answer made = negotiation.answer(offer);
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
  private void flows(AgreedAudio now, SessionDescription said, boolean ours) {
    boolean resumes = before.isPresent() && agreed.isEmpty();
    agreed = Optional.of(now);
    theirs = said.asString();
    offered = ours;
    audio.begin(resumes ? inUse(now) : now.parameters());
    if (now.ice().isEmpty()) {
      audio.reach(now.signalled());
      return;
    }
    if (now.ice().get().restarted() && !resumes) {
      found = Optional.empty();
    }
    found.ifPresent(audio::reach);
    ice.agreed(now.ice().get(), resumes ? found : Optional.empty());
  }

  private static LegParameters inUse(AgreedAudio now) {
    return now.protection()
        .map(keys -> now.parameters().takenOver(keys.theirs().keying(), keys.ours().keying()))
        .orElseGet(now::parameters);
  }

  /** ICE has found where the other side is. */
  void reaches(RemoteMedia where) {
    found = Optional.of(where);
    audio.reach(where);
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
    super.blocked(value);
  }

  @Override
  protected List<LegMedia> media() {
    return agreed
        .map(
            now ->
                List.of(
                    new LegMedia(
                        AUDIO_ID, "audio", LegMedia.MAIN_AUDIO, OptionalLong.empty(), status(now))))
        .orElse(List.of());
  }

  /** As the client sees it. */
  private String status(AgreedAudio now) {
    Direction client = now.direction().reversed();
    return Direction.of(client.sends() && !blocked(), client.receives()).attribute().name();
  }

  @Override
  protected String handedOn() {
    if (agreed.isEmpty()) {
      return "";
    }
    return new Handover(
            local.session(),
            negotiation.version(),
            local.rtp().getPort(),
            local.key(),
            credentials,
            offered,
            found,
            Handover.reduced(theirs))
        .asString();
  }

  @Override
  protected void over() {
    super.over();
    letGo();
  }

  /** Gives its place in the room back. */
  void letGo() {
    audio.leave();
    ice.close();
  }
}
