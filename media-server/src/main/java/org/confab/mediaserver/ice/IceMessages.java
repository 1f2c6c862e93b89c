package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.StunAddress;
import org.confab.protocol.stun.StunAttribute;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;

/** Writes checks and answers in the dialect of the peer (RFC 8445 7, [MS-ICE2] 3.1.4.8.2). */
final class IceMessages {
  /** What libnice sends, and Communicator 2007 R2 takes. */
  private static final int IMPLEMENTATION = 2;

  private final IceCredentials local;

  IceMessages(IceCredentials local) {
    this.local = local;
  }

  /**
   * What a check says beside the names.
   *
   * @param priority that a candidate learned from it would have
   * @param controlling the role of this side
   * @param tieBreaker settles who has which role
   * @param nominates whether it chooses the pair
   * @param foundation of the local candidate
   */
  record Check(
      long priority, boolean controlling, long tieBreaker, boolean nominates, String foundation) {}

  byte[] request(TransactionId id, IceDialect dialect, IceCredentials remote, Check check) {
    List<StunAttribute> out = new ArrayList<>();
    if (check.nominates()) {
      out.add(StunAttribute.flag(StunAttributeType.USE_CANDIDATE));
    }
    out.add(StunAttribute.int32(StunAttributeType.PRIORITY, (int) check.priority()));
    StunAttributeType role =
        check.controlling() ? StunAttributeType.ICE_CONTROLLING : StunAttributeType.ICE_CONTROLLED;
    out.add(StunAttribute.int64(role, check.tieBreaker()));
    String name = remote.ufrag() + ":" + local.ufrag();
    if (dialect == IceDialect.MICROSOFT) {
      out.add(StunAttribute.filledText(StunAttributeType.USERNAME, name));
      out.add(StunAttribute.filledText(StunAttributeType.CANDIDATE_IDENTIFIER, check.foundation()));
      out.add(implementation());
    } else {
      out.add(StunAttribute.text(StunAttributeType.USERNAME, name));
    }
    return signed(new StunMessage(StunType.BINDING_REQUEST, id, out), dialect, remote.password());
  }

  byte[] response(StunMessage request, IceDialect dialect, InetSocketAddress from) {
    List<StunAttribute> out = new ArrayList<>();
    out.add(StunAddress.xored(StunAttributeType.XOR_MAPPED_ADDRESS, from, request.id()));
    if (dialect == IceDialect.MICROSOFT) {
      out.add(implementation());
    }
    return signed(
        new StunMessage(StunType.BINDING_RESPONSE, request.id(), out), dialect, local.password());
  }

  byte[] error(StunMessage request, IceDialect dialect, StunError error) {
    List<StunAttribute> out = new ArrayList<>();
    out.add(filled(error.attribute(), dialect));
    if (error.equals(StunError.UNKNOWN_ATTRIBUTE)) {
      out.add(filled(StunAttribute.unknown(request.unknownRequired()), dialect));
    }
    if (dialect == IceDialect.MICROSOFT) {
      out.add(implementation());
    }
    return signed(
        new StunMessage(StunType.BINDING_ERROR, request.id(), out), dialect, local.password());
  }

  /** The refusal of a request without a code: nobody can be told by a code either. */
  byte[] unsignedError(StunMessage request) {
    boolean microsoft = request.has(StunAttributeType.IMPLEMENTATION_VERSION);
    IceDialect dialect = microsoft ? IceDialect.MICROSOFT : IceDialect.RFC;
    StunError error = microsoft ? StunError.UNAUTHORIZED : StunError.BAD_REQUEST;
    return StunPacket.write(
        new StunMessage(
            StunType.BINDING_ERROR, request.id(), List.of(filled(error.attribute(), dialect))),
        StunFraming.PADDED,
        Fingerprint.STANDARD);
  }

  /** The dialect in which a request proves that its sender knows our password. */
  Optional<IceDialect> proven(StunPacket request) {
    return proven(request, local.password());
  }

  /** The dialect in which a packet proves that its sender knows a password. */
  static Optional<IceDialect> proven(StunPacket packet, String password) {
    byte[] key = key(password);
    for (IceDialect dialect : IceDialect.values()) {
      if (packet.verifies(dialect.integrity(), key)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** Whether a request is for this side. */
  boolean isForUs(StunMessage request) {
    return request
        .first(StunAttributeType.USERNAME)
        .map(name -> name.text().startsWith(local.ufrag() + ":"))
        .orElse(false);
  }

  private static StunAttribute implementation() {
    return StunAttribute.int32(StunAttributeType.IMPLEMENTATION_VERSION, IMPLEMENTATION);
  }

  private static StunAttribute filled(StunAttribute attribute, IceDialect dialect) {
    byte[] value = attribute.value();
    return dialect == IceDialect.RFC
        ? attribute
        : StunAttribute.of(attribute.type(), Arrays.copyOf(value, (value.length + 3) & ~3));
  }

  private static byte[] signed(StunMessage message, IceDialect dialect, String password) {
    return StunPacket.write(
        message, StunFraming.PADDED, dialect.integrity(), key(password), Fingerprint.STANDARD);
  }

  private static byte[] key(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }
}
