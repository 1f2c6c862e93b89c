package org.confab.mediaserver.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.sdp.SdpOrigin;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.CryptoAttribute;
import org.confab.protocol.srtp.SrtpSuite;

/**
 * Offers and answers of one call (RFC 3264): the first, and all that follow in its dialog. Ports,
 * key and ICE credentials stay; ICE starts anew when the other side's user name does. Not for
 * several threads.
 */
public final class AudioNegotiation {
  /** Telephone events in our offers. */
  static final int OUR_TELEPHONE_EVENT = 101;

  private static final int FIRST_DYNAMIC = 96;
  private static final int OUR_TAG = 1;

  private final LocalAudio local;
  private final Supplier<IceCredentials> newCredentials;
  private final AudioDescription writer;
  private IceCredentials credentials;
  private Optional<IceCredentials> theirs = Optional.empty();
  private Optional<Boolean> controlling = Optional.empty();
  private Optional<AgreedAudio> last = Optional.empty();
  private Direction wish = Direction.SENDRECV;
  private long version;
  private String lastWritten = "";

  /** For a new call; the supplier makes credentials, for the start and for each restart. */
  public AudioNegotiation(LocalAudio local, Supplier<IceCredentials> newCredentials) {
    this(local, newCredentials, 0);
  }

  /** For a call that another process has begun: {@code o=} goes on from this version. */
  public AudioNegotiation(LocalAudio local, Supplier<IceCredentials> newCredentials, long version) {
    this.version = version;
    this.local = local;
    this.newCredentials = newCredentials;
    this.writer = new AudioDescription(local);
    this.credentials = newCredentials.get();
  }

  /**
   * An answer with what it means.
   *
   * @param description to be sent
   * @param agreed holds from now on
   */
  public record Answer(SessionDescription description, AgreedAudio agreed) {}

  /** Answers an offer; {@link DescriptionRefused} changes nothing of what was agreed before. */
  public Answer answer(SessionDescription offer) {
    RemoteAudio remote = RemoteAudio.of(offer);
    AudioCodec codec = codec(remote);
    Optional<AgreedAudio.Protection> keys =
        remote.isProtected() ? Optional.of(answerKeys(remote)) : Optional.empty();
    AgreedAudio agreed =
        agreed(remote, codec, keys, ice(remote, false), remote.direction().reversed().and(wish));
    List<MediaDescription> media = new ArrayList<>();
    for (int i = 0; i < offer.media().size(); i++) {
      media.add(
          i == remote.index()
              ? writer.answer(remote, agreed, credentials)
              : offer.media().get(i).declined());
    }
    last = Optional.of(agreed);
    return new Answer(described(media), agreed);
  }

  /**
   * An offer: of all that is spoken at first, later of what was agreed. Keys stand below {@code
   * RTP/AVP}, so that a peer may decline them ([MS-SDPEXT] 3.1.5.5), until they were taken.
   */
  public SessionDescription offer() {
    return described(
        List.of(
            writer.offer(
                last, ourKey(OUR_TAG, SrtpSuite.AES_CM_128_HMAC_SHA1_80), credentials, wish)));
  }

  /** Takes the answer to {@link #offer}; {@link DescriptionRefused} if it cannot be. */
  public AgreedAudio accept(SessionDescription answer) {
    RemoteAudio remote = RemoteAudio.of(answer);
    AudioCodec codec = codec(remote);
    Optional<AgreedAudio.Protection> keys = Optional.empty();
    if (remote.isProtected()) {
      CryptoAttribute key = remote.keys().get(0);
      keys = Optional.of(new AgreedAudio.Protection(key, ourKey(key.tag(), key.keying().suite())));
    }
    AgreedAudio agreed =
        agreed(remote, codec, keys, ice(remote, true), remote.direction().reversed().and(wish));
    last = Optional.of(agreed);
    return agreed;
  }

  /** Which way this side wants media to go; told by the next offer or answer. */
  public void wish(Direction direction) {
    wish = direction;
  }

  /** The version of what was described last. */
  public long version() {
    return version;
  }

  private AgreedAudio agreed(
      RemoteAudio remote,
      AudioCodec codec,
      Optional<AgreedAudio.Protection> keys,
      Optional<AgreedIce> ice,
      Direction direction) {
    // With ICE nothing is sent before the other side has answered a check.
    if (ice.isEmpty()
        && !(local.mayReach(remote.rtp().getAddress())
            && local.mayReach(remote.rtcp().getAddress()))) {
      throw new DescriptionRefused(Refusal.STRANGE_ADDRESS);
    }
    return new AgreedAudio(
        codec,
        telephoneEvent(remote),
        keys,
        direction,
        RemoteMedia.signalled(remote.rtp(), remote.rtcp()),
        ice);
  }

  private static AudioCodec codec(RemoteAudio remote) {
    for (RtpMap format : remote.formats()) {
      Optional<AudioCodec> codec = AudioCodec.of(format.payloadType());
      if (codec.isPresent() && format.is(codec.get().encodingName(), AudioCodec.CLOCK)) {
        return codec.get();
      }
    }
    throw new DescriptionRefused(Refusal.NO_CODEC);
  }

  private static OptionalInt telephoneEvent(RemoteAudio remote) {
    return remote.formats().stream()
        .filter(format -> format.is(RtpMap.TELEPHONE_EVENT, AudioCodec.CLOCK))
        .mapToInt(RtpMap::payloadType)
        .filter(type -> type >= FIRST_DYNAMIC)
        .findFirst();
  }

  private AgreedAudio.Protection answerKeys(RemoteAudio remote) {
    CryptoAttribute key = remote.keys().get(0);
    return new AgreedAudio.Protection(key, ourKey(key.tag(), key.keying().suite()));
  }

  private CryptoAttribute ourKey(int tag, SrtpSuite suite) {
    return CryptoAttribute.of(tag, suite, local.key());
  }

  private Optional<AgreedIce> ice(RemoteAudio remote, boolean offered) {
    if (remote.ice().isEmpty()) {
      return Optional.empty();
    }
    RemoteIce ice = remote.ice().get();
    boolean fresh = !theirs.equals(Optional.of(ice.credentials()));
    if (fresh && theirs.isPresent() && !offered) {
      credentials = newCredentials.get();
    }
    if (controlling.isEmpty()) {
      controlling = Optional.of(offered || ice.lite());
    }
    theirs = Optional.of(ice.credentials());
    return Optional.of(new AgreedIce(credentials, ice, controlling.get(), fresh));
  }

  /** The version of {@code o=} rises when something else is said (RFC 3264 8). */
  private SessionDescription described(List<MediaDescription> media) {
    SessionDescription same = SessionDescription.of(origin(), media);
    if (lastWritten.isEmpty() || lastWritten.equals(same.asString())) {
      lastWritten = same.asString();
      return same;
    }
    version++;
    SessionDescription changed = SessionDescription.of(origin(), media);
    lastWritten = changed.asString();
    return changed;
  }

  private SdpOrigin origin() {
    return SdpOrigin.of(local.session(), version, local.rtp().getAddress());
  }
}
