package org.confab.mediaserver.negotiation;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.srtp.CryptoAttribute;
import org.confab.protocol.srtp.SrtpSuite;

/**
 * One medium of a call: its key, ICE, direction and addresses, whatever it is. Ports, key and
 * credentials stay; ICE starts anew when the other side's user name does.
 */
final class MediumNegotiation<F> {
  private static final int OUR_TAG = 1;

  private final LocalMedium local;
  private final Spoken<F> spoken;
  private final Supplier<IceCredentials> newCredentials;
  private final MediumDescription<F> writer;
  private IceCredentials credentials;
  private Optional<IceCredentials> theirs = Optional.empty();
  private Optional<Boolean> controlling = Optional.empty();
  private Optional<Agreed<F>> last = Optional.empty();
  private Optional<String> mid = Optional.empty();
  private Direction wish = Direction.SENDRECV;
  private Predicate<CryptoAttribute> answers = key -> true;

  MediumNegotiation(LocalMedium local, Spoken<F> spoken, Supplier<IceCredentials> newCredentials) {
    this.local = local;
    this.spoken = spoken;
    this.newCredentials = newCredentials;
    this.writer = new MediumDescription<>(local, spoken);
    this.credentials = newCredentials.get();
  }

  /**
   * Agrees on what the other side says; {@link DescriptionRefused} changes nothing.
   *
   * @param offered whether it answers an offer of this side
   */
  Agreed<F> agree(RemoteMedium remote, boolean offered) {
    F format = spoken.choose(remote);
    Optional<Agreed.Protection> keys = keys(remote, offered);
    Optional<AgreedDtls> dtls = remote.dtls().map(it -> it.agreed(offered, remote.profile()));
    // With ICE nothing is sent before the other side has answered a check.
    if (remote.ice().isEmpty()
        && !(local.mayReach(remote.rtp().getAddress())
            && local.mayReach(remote.rtcp().getAddress()))) {
      throw new DescriptionRefused(Refusal.STRANGE_ADDRESS);
    }
    Agreed<F> agreed =
        new Agreed<>(
            format,
            keys,
            dtls,
            remote.direction().reversed().and(wish),
            RemoteMedia.signalled(remote.rtp(), remote.rtcp()),
            remote.ice().map(ice -> ice(ice, offered)));
    last = Optional.of(agreed);
    mid = remote.mid();
    return agreed;
  }

  // An answer takes one of the lines that were offered, by tag and suite (RFC 4568 5.1.3).
  private Optional<Agreed.Protection> keys(RemoteMedium remote, boolean offered) {
    if (remote.dtls().isPresent() && local.certificate().isEmpty()) {
      throw new DescriptionRefused(Refusal.NO_ENCRYPTION);
    }
    if (!remote.isProtected() || remote.dtls().isPresent()) {
      return Optional.empty();
    }
    CryptoAttribute key =
        remote.keys().stream()
            .filter(line -> !offered || answers.test(line))
            .findFirst()
            .orElseThrow(() -> new DescriptionRefused(Refusal.NO_ENCRYPTION));
    return Optional.of(new Agreed.Protection(key, ourKey(key.tag(), key.keying().suite())));
  }

  private CryptoAttribute ourKey(int tag, SrtpSuite suite) {
    return CryptoAttribute.of(tag, suite, local.key().of(suite));
  }

  private AgreedIce ice(RemoteIce ice, boolean offered) {
    boolean fresh = !theirs.equals(Optional.of(ice.credentials()));
    if (fresh && theirs.isPresent() && !offered) {
      credentials = newCredentials.get();
    }
    if (controlling.isEmpty()) {
      controlling = Optional.of(offered || ice.lite());
    }
    theirs = Optional.of(ice.credentials());
    return new AgreedIce(credentials, ice, controlling.get(), fresh);
  }

  /** The answer to this medium, which was agreed on. */
  MediaDescription answer(RemoteMedium remote, Agreed<F> agreed) {
    return writer.answer(remote, agreed, credentials);
  }

  /** An offer: of all that is spoken at first, later of what was agreed. */
  MediaDescription offer() {
    Optional<SrtpSuite> agreed =
        last.flatMap(Agreed::protection).map(keys -> keys.ours().keying().suite());
    CryptoAttribute key = ourKey(OUR_TAG, agreed.orElse(SrtpSuite.AES_CM_128_HMAC_SHA1_80));
    boolean keyed = last.isEmpty() || agreed.isPresent();
    answers =
        line -> keyed && line.tag() == key.tag() && line.keying().suite() == key.keying().suite();
    return writer.offer(last, mid, key, credentials, wish);
  }

  /** Which way this side wants it to go; told by the next offer or answer. */
  void wish(Direction direction) {
    wish = direction;
  }

  /** The ICE credentials of this side now. */
  IceCredentials credentials() {
    return credentials;
  }

  /** What this side brought. */
  LocalMedium local() {
    return local;
  }
}
