package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.dtls.DtlsFailure;
import org.confab.mediaserver.dtls.SrtpKeys;
import org.confab.mediaserver.negotiation.Agreed;
import org.confab.mediaserver.negotiation.AgreedDtls;
import org.confab.mediaserver.negotiation.LocalMedium;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.srtp.SrtpKey;

/**
 * What a leg has for one medium, whatever it is: ports, key, the way that ICE finds, and the
 * handshake on it. Guarded by its conference.
 */
final class MediumPlace {
  private static final String UNREACHABLE = "cannot be reached with media by";

  private final LocalMedium local;
  private final IceWay ice;
  private final DtlsWay dtls;
  private final AvMcu mcu;
  private final Consumer<RemoteMedia> reach;
  private final Supplier<SourceState> source;
  private final Optional<Handover.Medium> before;
  private Optional<IceCredentials> credentials = Optional.empty();
  private Optional<RemoteMedia> found;
  private boolean flowed;
  private Optional<List<CertificateFingerprint>> shaken = Optional.empty();
  private Optional<SrtpKeys> keys = Optional.empty();
  private Consumer<SrtpKeys> whenKeyed = unwanted -> {};

  /** Hears of the way of a medium; on the timer. */
  interface Listener {
    /** It is another one than before. */
    void found(RemoteMedia where);

    /** There is none, and why, with the other side as subject. */
    void lost(String how);

    /** A handshake has given keys, for {@link MediumPlace#keyed}. */
    void keyed(SrtpKeys keys);
  }

  /**
   * A place at these ports.
   *
   * @param before what another process had there, if it goes on from that
   * @param reach gets where media goes to
   * @param source tells where what is sent stands
   */
  MediumPlace(
      LegTransport transport,
      AvMcu mcu,
      Optional<Handover.Medium> before,
      Consumer<RemoteMedia> reach,
      Supplier<SourceState> source,
      Listener listener) {
    this.mcu = mcu;
    this.reach = reach;
    this.source = source;
    this.before = before;
    found = before.flatMap(Handover.Medium::found);
    local =
        LocalMedium.at(
                told(transport, MediaComponent.RTP, mcu.host()),
                told(transport, MediaComponent.RTCP, mcu.host()),
                before.map(Handover.Medium::key).orElseGet(() -> SrtpKey.generate(mcu.random())))
            .boundTo(transport.local(MediaComponent.RTP).getAddress())
            .showing(mcu.handshakes().identity().fingerprint());
    ice =
        new IceWay(
            transport,
            local.candidates(),
            mcu,
            where -> mcu.timer().execute(() -> listener.found(where)),
            () -> mcu.timer().execute(() -> listener.lost(UNREACHABLE)));
    dtls =
        new DtlsWay(
            transport,
            mcu,
            given -> mcu.timer().execute(() -> listener.keyed(given)),
            why -> mcu.timer().execute(() -> listener.lost(words(why))));
  }

  private static String words(DtlsFailure why) {
    return why.words() + " for";
  }

  /** Where clients reach it: the ports may be bound to an address that they do not see. */
  private static InetSocketAddress told(
      LegTransport transport, MediaComponent component, InetAddress host) {
    return new InetSocketAddress(host, transport.local(component).getPort());
  }

  /** What negotiation works with. */
  LocalMedium local() {
    return local;
  }

  /** Those that it has at first, others for each restart. */
  IceCredentials nextCredentials() {
    IceCredentials next =
        credentials.isEmpty() && before.isPresent()
            ? before.get().credentials()
            : IceCredentials.generate(mcu.random());
    credentials = Optional.of(next);
    return next;
  }

  /** Whether it is where another process had it. */
  boolean resumed() {
    return before.isPresent();
  }

  /** Whether media go on that another process had, and have not yet. */
  boolean resumes() {
    return before.isPresent() && !flowed;
  }

  /**
   * Both sides have agreed: it goes that way from now on.
   *
   * @param begin gets what was agreed on once its keys are known: at once, unless a handshake has
   *     to give them; before that nothing may flow
   */
  <F> void flows(Agreed<F> now, Consumer<Agreed<F>> begin) {
    boolean resumes = resumes();
    if (now.dtls().isEmpty()) {
      whenKeyed = unwanted -> {};
      begin.accept(now);
    } else {
      whenKeyed = given -> begin.accept(now.keyed(given.theirs(), given.ours()));
      shake(now.dtls().get(), resumes);
    }
    flowed = true;
    if (now.ice().isEmpty()) {
      reach.accept(now.signalled());
      dtls.reaches(now.signalled());
      return;
    }
    if (now.ice().get().restarted() && !resumes) {
      found = Optional.empty();
    }
    found.ifPresent(this::reaches);
    ice.agreed(now.ice().get(), now.signalled().shared(), resumes ? found : Optional.empty());
  }

  /**
   * The keys of one certificate hold until it is another (RFC 8842 4). What another process has
   * agreed on by its own certificate holds until the next offer, which gets ours.
   */
  private void shake(AgreedDtls agreed, boolean resumes) {
    Optional<SrtpKeys> inherited = resumes ? before.flatMap(Handover.Medium::keys) : keys;
    if (inherited.isPresent() && (resumes || shaken.equals(Optional.of(agreed.theirs())))) {
      keyed(inherited.get());
      return;
    }
    if (!shaken.equals(Optional.of(agreed.theirs()))) {
      shaken = Optional.of(agreed.theirs());
      keys = Optional.empty();
      dtls.agreed(agreed);
    }
  }

  /** Media are protected by these from now on. */
  void keyed(SrtpKeys given) {
    keys = Optional.of(given);
    whenKeyed.accept(given);
  }

  /** ICE has found where the other side is. */
  void reaches(RemoteMedia where) {
    found = Optional.of(where);
    reach.accept(where);
    dtls.reaches(where);
  }

  /** What another process needs to go on here. */
  Handover.Medium handedOn() {
    return new Handover.Medium(
        local.rtp().getPort(),
        local.key(),
        credentials.orElseGet(this::nextCredentials),
        found,
        keys,
        source.get());
  }

  /** Ends it. */
  void close() {
    ice.close();
    dtls.close();
  }
}
