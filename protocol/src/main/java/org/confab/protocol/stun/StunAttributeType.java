package org.confab.protocol.stun;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one table of attributes. Numbers of the older drafts that [MS-TURN] keeps stand beside those
 * of the RFCs: the two families never meet in one message, and each has a number once.
 */
public enum StunAttributeType {
  MAPPED_ADDRESS(0x0001),
  USERNAME(0x0006),
  MESSAGE_INTEGRITY(0x0008),
  ERROR_CODE(0x0009),
  UNKNOWN_ATTRIBUTES(0x000a),
  CHANNEL_NUMBER(0x000c),
  LIFETIME(0x000d),
  XOR_PEER_ADDRESS(0x0012),
  DATA(0x0013),
  REALM(0x0014),
  NONCE(0x0015),
  XOR_RELAYED_ADDRESS(0x0016),
  REQUESTED_ADDRESS_FAMILY(0x0017),
  EVEN_PORT(0x0018),
  REQUESTED_TRANSPORT(0x0019),
  DONT_FRAGMENT(0x001a),
  XOR_MAPPED_ADDRESS(0x0020),
  RESERVATION_TOKEN(0x0022),
  PRIORITY(0x0024),
  USE_CANDIDATE(0x0025),
  /** 32 bits that name a connection with a peer (RFC 6062 6.2.1). */
  CONNECTION_ID(0x002a),
  SOFTWARE(0x8022),
  ALTERNATE_SERVER(0x8023),
  FINGERPRINT(0x8028),
  ICE_CONTROLLED(0x8029),
  ICE_CONTROLLING(0x802a),
  /** Text of the candidate's foundation, padded to 4 bytes ([MS-ICE2] 2.2.3). */
  CANDIDATE_IDENTIFIER(0x8054),
  /** 32 bits; in every check and its answer ([MS-ICE2] 2.2.3). */
  IMPLEMENTATION_VERSION(0x8070),

  MS_ALTERNATE_SERVER(0x000e, Family.MS_TURN),
  /** The first attribute of every message of [MS-TURN]. */
  MS_MAGIC_COOKIE(0x000f, Family.MS_TURN),
  MS_BANDWIDTH(0x0010, Family.MS_TURN),
  MS_DESTINATION_ADDRESS(0x0011, Family.MS_TURN),
  MS_REMOTE_ADDRESS(0x0012, Family.MS_TURN),
  MS_NONCE(0x0014, Family.MS_TURN),
  MS_REALM(0x0015, Family.MS_TURN),
  MS_VERSION(0x8008, Family.MS_TURN),
  MS_XOR_MAPPED_ADDRESS(0x8020, Family.MS_TURN),
  MS_SEQUENCE_NUMBER(0x8050, Family.MS_TURN),
  MS_SERVICE_QUALITY(0x8055, Family.MS_TURN),
  MS_ALTERNATE_MAPPED_ADDRESS(0x8090, Family.MS_TURN);

  /** Whose numbers they are. */
  public enum Family {
    /** RFC 5389, 5766, 8445 and [MS-ICE2]. */
    RFC,
    /** What [MS-TURN] has of its own or under another number. */
    MS_TURN
  }

  /** From this number on, an unknown attribute may be ignored (RFC 5389 15). */
  public static final int FIRST_OPTIONAL = 0x8000;

  private static final Map<Integer, StunAttributeType> OF_THE_RFCS =
      Arrays.stream(values())
          .filter(type -> type.family == Family.RFC)
          .collect(Collectors.toMap(StunAttributeType::number, Function.identity()));

  private final int number;
  private final Family family;

  StunAttributeType(int number) {
    this(number, Family.RFC);
  }

  StunAttributeType(int number, Family family) {
    this.number = number;
    this.family = family;
  }

  /** Its 16 bits on the wire. */
  public int number() {
    return number;
  }

  /** Whose number it is. */
  public Family family() {
    return family;
  }

  /** The row of a number of the RFCs; empty for an unknown one. */
  public static Optional<StunAttributeType> ofRfc(int number) {
    return Optional.ofNullable(OF_THE_RFCS.get(number));
  }
}
