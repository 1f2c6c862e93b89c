package org.confab.protocol.stun;

import java.util.List;
import java.util.Optional;

/**
 * A message without its integrity and fingerprint, which belong to its bytes ({@link StunPacket}).
 *
 * @param type what it is
 * @param id by which an answer finds its request
 * @param attributes in their order
 */
public record StunMessage(StunType type, TransactionId id, List<StunAttribute> attributes) {
  /** Copies its list. */
  public StunMessage {
    attributes = List.copyOf(attributes);
  }

  /** The first attribute of a type, the one that counts (RFC 5389 15). */
  public Optional<StunAttribute> first(StunAttributeType wanted) {
    for (StunAttribute attribute : attributes) {
      if (attribute.is(wanted)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** Whether it has such an attribute. */
  public boolean has(StunAttributeType wanted) {
    return first(wanted).isPresent();
  }

  /** The numbers of attributes that a reader of the RFCs must know and does not. */
  public List<Integer> unknownRequired() {
    return attributes.stream()
        .map(StunAttribute::type)
        .filter(type -> type < StunAttributeType.FIRST_OPTIONAL)
        .filter(type -> StunAttributeType.ofRfc(type).isEmpty())
        .distinct()
        .toList();
  }
}
