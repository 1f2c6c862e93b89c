package org.confab.ejb.kerberos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.confab.core.kerberos.KerberosRefused;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.protocol.kerberos.EncryptionType;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.kerberos.Keytab;
import org.confab.protocol.kerberos.ServiceTicket;

/**
 * The keys of a service in a keytab file. A file that is exchanged counts at once: a new password
 * of the service's account needs no restart.
 */
final class ServiceKeys {
  private final KerberosName principal;
  private final KeyTab keytab;

  private ServiceKeys(KerberosName principal, KeyTab keytab) {
    this.principal = principal;
    this.keytab = keytab;
  }

  /**
   * The keys that the settings name.
   *
   * @throws KerberosUnavailable with what to do about it
   */
  static ServiceKeys of(KerberosSettings settings) {
    Path file = settings.keytab();
    KerberosName principal = principal(entries(file), settings);
    KerberosPrincipal service =
        new KerberosPrincipal(principal.asString(), KerberosPrincipal.KRB_NT_SRV_INST);
    ServiceKeys keys = new ServiceKeys(principal, KeyTab.getInstance(service, file.toFile()));
    if (keys.all().length == 0) {
      throw new KerberosUnavailable(
          file
              + " holds only weak keys of "
              + principal
              + ". Export it again with AES keys, or set CONFAB_KERBEROS_RC4=true.");
    }
    return keys;
  }

  private static List<Keytab.Entry> entries(Path file) {
    try {
      return Keytab.parse(Files.readAllBytes(file)).entries();
    } catch (IOException unreadable) {
      throw new KerberosUnavailable(
          "the keytab cannot be read: "
              + unreadable
              + ". Export it for the service principal to that place, and let the server's user read it.");
    } catch (IllegalArgumentException broken) {
      throw new KerberosUnavailable(
          file + " is " + broken.getMessage() + ". Export it again, in binary.");
    }
  }

  private static KerberosName principal(List<Keytab.Entry> entries, KerberosSettings settings) {
    return entries.stream()
        .map(Keytab.Entry::principal)
        .filter(settings::isService)
        .findFirst()
        .orElseThrow(
            () ->
                new KerberosUnavailable(
                    settings.keytab()
                        + " holds no key of "
                        + settings.principal()
                        + ", but of "
                        + entries.stream()
                            .map(entry -> entry.principal().asString())
                            .distinct()
                            .collect(Collectors.joining(", "))
                        + ". Export that principal's key, or name another with"
                        + " CONFAB_KERBEROS_PRINCIPAL."));
  }

  KerberosName principal() {
    return principal;
  }

  KeyTab keytab() {
    return keytab;
  }

  private KerberosKey[] all() {
    return keytab.getKeys(
        new KerberosPrincipal(principal.asString(), KerberosPrincipal.KRB_NT_SRV_INST));
  }

  /**
   * Opens a ticket.
   *
   * @throws KerberosRefused if it is not for this service, or no key opens it
   */
  ServiceTicket.Content open(ServiceTicket ticket) {
    if (!ticket.service().equalsIgnoreCase(principal)) {
      throw new KerberosRefused("ticket for " + ticket.service() + ", not " + principal);
    }
    KerberosKey[] keys = all();
    for (KerberosKey key : keys) {
      if (key.getKeyType() == ticket.encryptionType()) {
        try {
          return ticket.open(key.getEncoded());
        } catch (IllegalArgumentException sealedOtherwise) {
          continue; // an older or newer version of the key
        }
      }
    }
    throw new KerberosRefused(
        "no key for the ticket: it has " + text(ticket) + ", the keytab " + text(keys));
  }

  private static String text(ServiceTicket ticket) {
    return text(ticket.encryptionType(), ticket.keyVersion());
  }

  private static String text(KerberosKey... keys) {
    return Arrays.stream(keys)
        .map(key -> text(key.getKeyType(), key.getVersionNumber()))
        .collect(Collectors.joining(", "));
  }

  private static String text(int type, int version) {
    return EncryptionType.of(type).map(Enum::name).orElse("type " + type) + " version " + version;
  }
}
