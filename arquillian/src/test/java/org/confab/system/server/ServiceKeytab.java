package org.confab.system.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;

/**
 * The keytab of a server that tests share. It begins with a key that no KDC knows; a test with a
 * KDC puts that one's in its place, which the server takes without a restart.
 */
public final class ServiceKeytab {
  /** The realm of every KDC in these tests. */
  public static final String REALM = "LITWAREINC.COM";

  /** What tickets are for. */
  public static final String SERVICE = "sip/sip." + ConfabServer.DOMAIN;

  /** What tickets for web services are for. */
  public static final String WEB_SERVICE = "HTTP/sip." + ConfabServer.DOMAIN;

  private static final int AES256 = 18;

  private ServiceKeytab() {}

  /** Writes one with a key that nobody knows. */
  static Path unknown(Path file) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, keytab(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] keytab(byte[] key) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeShort(0x0502);
    for (String service : List.of(SERVICE, WEB_SERVICE)) {
      byte[] entry = entry(service, key);
      out.writeInt(entry.length);
      out.write(entry);
    }
    return file.toByteArray();
  }

  private static byte[] entry(String service, byte[] key) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream entry = new DataOutputStream(bytes);
    List<String> name = List.of(service.split("/", -1));
    entry.writeShort(name.size());
    text(entry, REALM);
    for (String part : name) {
      text(entry, part);
    }
    entry.writeInt(1); // a principal
    entry.writeInt(0); // written long ago
    entry.writeByte(1);
    entry.writeShort(AES256);
    entry.writeShort(key.length);
    entry.write(key);
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  /** Has the server open tickets with the keys of that file from now on. */
  public static void use(ConfabServer server, Path keytab) {
    Path used =
        server
            .property("confab.kerberos.keytab")
            .map(Path::of)
            .orElseThrow(
                () -> new AssertionError("start the instance with CONFAB_KERBEROS_KEYTAB"));
    try {
      Files.copy(keytab, used, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
