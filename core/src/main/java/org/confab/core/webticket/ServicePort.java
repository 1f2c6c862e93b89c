package org.confab.core.webticket;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one table of ports that take web tickets. A ticket is for one port: its address is the
 * audience, and the table says whether presenting the ticket is enough there.
 */
public enum ServicePort {
  CERTIFICATES_WITH_PROOF(
      "/certprov/certprovisioningservice.svc/webticket_proof_sha1", Confirmation.PROOF),
  CERTIFICATES("/certprov/certprovisioningservice.svc/webticket_bearer", Confirmation.BEARER),
  GROUP_EXPANSION_WITH_PROOF(
      "/groupexpansion/service.svc/webticket_proof_sha1", Confirmation.PROOF),
  GROUP_EXPANSION("/groupexpansion/service.svc/webticket_bearer", Confirmation.BEARER),
  ADDRESS_BOOK_WITH_PROOF(
      "/groupexpansion/service.svc/addressbook_webticket_proof_sha1", Confirmation.PROOF),
  ADDRESS_BOOK("/groupexpansion/service.svc/addressbook_webticket_bearer", Confirmation.BEARER),
  LOCATIONS("/locationinformation/liservice.svc/webticket_bearer", Confirmation.BEARER),
  /** Takes the ticket in a header of HTTP. */
  AUTODISCOVER("/autodiscover/autodiscoverservice.svc/root/user", Confirmation.BEARER),
  /** Everything below that path; takes the ticket in a header of HTTP. */
  ADDRESS_BOOK_FILES("/abs", Confirmation.BEARER) {
    @Override
    boolean isAt(String path) {
      return super.isAt(path) || path.startsWith(path() + "/");
    }
  };

  /** What the presenter of a ticket has to show. */
  public enum Confirmation {
    /** The ticket alone. */
    BEARER,
    /** The ticket, and a signature with the key that belongs to it. */
    PROOF
  }

  private final String path;
  private final Confirmation confirmation;

  ServicePort(String path, Confirmation confirmation) {
    this.path = path;
    this.confirmation = confirmation;
  }

  /** The path in lower case; paths match without regard to case. */
  public String path() {
    return path;
  }

  /** What has to be shown here. */
  public Confirmation confirmation() {
    return confirmation;
  }

  /** The port of a path in any case. */
  public static Optional<ServicePort> ofPath(String path) {
    String wanted = path.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(port -> port.isAt(wanted)).findFirst();
  }

  /** Whether a path in lower case is one of this port. */
  boolean isAt(String path) {
    return this.path.equals(path);
  }

  /** The port of an HTTPS address, whatever the name is that the server goes by in it. */
  public static Optional<ServicePort> ofAddress(String address) {
    try {
      URI uri = URI.create(address.strip());
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawPath() != null
          ? ofPath(uri.getRawPath())
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
