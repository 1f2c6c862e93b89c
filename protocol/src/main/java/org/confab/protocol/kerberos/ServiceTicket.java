package org.confab.protocol.kerberos;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/**
 * The ticket that a client shows to a service, in the clear as far as it is (RFC 4120 5.3).
 *
 * @param service whom it is for
 * @param encryptionType number of what seals the rest, see {@link EncryptionType}
 * @param keyVersion which key of the service seals it; 0 if it is not said
 * @param sealed the rest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ServiceTicket(
    KerberosName service, int encryptionType, int keyVersion, byte[] sealed) {
  /** Longest token in bytes: what Windows sends at most. */
  public static final int MAX_TOKEN = 48_000;

  private static final int APPLICATION = 0x60;
  private static final int AP_REQUEST = APPLICATION | 14;
  private static final int TICKET = APPLICATION | 1;
  private static final int TICKET_PART = APPLICATION | 3;
  private static final int USAGE_TICKET = 2;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

  /** 1.2.840.113554.1.2.2. */
  private static final byte[] KERBEROS_OID = {
    0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 0x01, 0x02, 0x02
  };

  /** 1.3.6.1.5.5.2. */
  private static final byte[] SPNEGO_OID = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x02};

  /**
   * What the sealed part says.
   *
   * @param client whose ticket it is
   * @param ends from when on it is worth nothing
   */
  public record Content(KerberosName client, Instant ends) {}

  /**
   * The ticket in a client's first token: that of Kerberos (RFC 4121 4.1), bare or as the first
   * choice of a negotiation (RFC 4178 4.2.1).
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ServiceTicket in(byte[] token) {
    if (token.length > MAX_TOKEN) {
      throw new IllegalArgumentException("token of " + token.length + " bytes");
    }
    Der outer = Der.first(token).is(APPLICATION);
    byte[] mechanism = outer.inner().is(Der.OID).content();
    if (Arrays.equals(mechanism, SPNEGO_OID)) {
      Der negotiation = outer.field(0).is(Der.SEQUENCE);
      return bare(Der.first(negotiation.field(2).is(Der.OCTETS).content()).is(APPLICATION));
    }
    return bare(outer);
  }

  private static ServiceTicket bare(Der outer) {
    Der mechanism = outer.inner().is(Der.OID);
    byte[] bytes = outer.bytes();
    int at = mechanism.to();
    boolean request = outer.to() - at > 2 && bytes[at] == 1 && bytes[at + 1] == 0;
    if (!Arrays.equals(mechanism.content(), KERBEROS_OID) || !request) {
      throw new IllegalArgumentException("no Kerberos request");
    }
    byte[] rest = Arrays.copyOfRange(bytes, at + 2, outer.to());
    Der fields = Der.first(rest).is(AP_REQUEST).inner().is(Der.SEQUENCE);
    Der ticket = fields.field(3).is(TICKET).inner().is(Der.SEQUENCE);
    Der sealed = ticket.field(3).is(Der.SEQUENCE);
    return new ServiceTicket(
        name(ticket.field(2), ticket.field(1)),
        sealed.field(0).number(),
        sealed.hasField(1) ? sealed.field(1).number() : 0,
        sealed.field(2).is(Der.OCTETS).content());
  }

  private static KerberosName name(Der name, Der realm) {
    List<String> parts = name.field(1).is(Der.SEQUENCE).children().stream().map(Der::text).toList();
    return KerberosName.of(parts, realm.text());
  }

  /**
   * Opens the ticket.
   *
   * @param key a key of the service, of the ticket's type
   * @throws IllegalArgumentException if it is not sealed with that key, or its type is not known
   */
  public Content open(byte[] key) {
    EncryptionType type =
        EncryptionType.of(encryptionType)
            .orElseThrow(() -> new IllegalArgumentException("encryption " + encryptionType));
    Der part =
        Der.first(type.open(key, USAGE_TICKET, sealed)).is(TICKET_PART).inner().is(Der.SEQUENCE);
    return new Content(name(part.field(3), part.field(2)), time(part.field(7).text()));
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException broken) {
      throw new IllegalArgumentException("no time of Kerberos", broken);
    }
  }

  @Override
  public String toString() {
    return "ServiceTicket[" + service + ", " + encryptionType + ", " + keyVersion + "]";
  }
}
