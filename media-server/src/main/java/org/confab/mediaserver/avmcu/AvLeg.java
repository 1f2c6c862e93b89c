package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Leg;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.negotiation.AgreedAudio;
import org.confab.mediaserver.negotiation.AudioNegotiation;
import org.confab.mediaserver.negotiation.DescriptionRefused;
import org.confab.mediaserver.negotiation.LocalAudio;
import org.confab.mediaserver.negotiation.SdpBody;
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
  private final AudioNegotiation negotiation;
  private Optional<AgreedAudio> agreed = Optional.empty();
  private Optional<Body> answer = Optional.empty();

  /**
   * Takes a place in the room; {@link LegRefused} if there is none.
   *
   * @param silent hears, on the timer, that nothing has come for a while
   */
  AvLeg(
      LegOrder order,
      Optional<SipUri> device,
      LegDialog dialog,
      AudioRoom room,
      AvMcu mcu,
      Consumer<AvLeg> silent) {
    super(order, device, dialog);
    audio = place(room, mcu, silent);
    LocalAudio local =
        LocalAudio.at(
            mcu.random().nextLong() >>> 1,
            local(MediaComponent.RTP, mcu.host()),
            local(MediaComponent.RTCP, mcu.host()),
            SrtpKey.generate(mcu.random()));
    negotiation = new AudioNegotiation(local, () -> IceCredentials.generate(mcu.random()));
    audio.mute(blocked());
  }

  private AudioLeg place(AudioRoom room, AvMcu mcu, Consumer<AvLeg> silent) {
    try {
      return room.join(
          new LegListener() {
            @Override
            public void silentFor(Duration silence) {
              mcu.timer().execute(() -> silent.accept(AvLeg.this));
            }
          });
    } catch (EngineFull full) {
      throw new LegRefused(503, Diagnostic.OVERLOADED);
    }
  }

  private InetSocketAddress local(MediaComponent component, InetAddress host) {
    InetSocketAddress bound = audio.transport().local(component);
    return bound.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(host, bound.getPort())
        : bound;
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

  /** Answers an offer; throws {@link LegRefused}, and all stays as it was. */
  Body takes(SessionDescription offer) {
    try {
      AudioNegotiation.Answer made = negotiation.answer(offer);
      flows(made.agreed());
      return Body.sdp(made.description().bytes());
    } catch (DescriptionRefused refused) {
      throw refused(refused);
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
      flows(negotiation.accept(SdpBody.read(body.contentType(), body.bytes())));
    } catch (DescriptionRefused unusable) {
      return false;
    }
    return super.answered(body);
  }

  /** Both sides have agreed: sound goes that way from now on. */
  private void flows(AgreedAudio now) {
    agreed = Optional.of(now);
    audio.begin(now.parameters());
    audio.reach(now.signalled());
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
    super.blocked(value);
    audio.mute(value);
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
    Direction theirs = now.direction().reversed();
    Direction heard = Direction.of(theirs.sends() && !blocked(), theirs.receives());
    return heard.attribute().name();
  }

  @Override
  protected void over() {
    super.over();
    letGo();
  }

  /** Gives its place in the room back. */
  void letGo() {
    audio.leave();
  }
}
