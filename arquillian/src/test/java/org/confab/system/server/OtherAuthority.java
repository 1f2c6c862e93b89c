package org.confab.system.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A CA that is not the instance's own, as a company or the world has one; made with keytool. */
public final class OtherAuthority {
  private static final String PASSWORD = "other-password";

  private final Path folder;

  /** A new one that keeps its files in that folder. */
  public OtherAuthority(Path folder) {
    this.folder = folder;
    keytool(
        "-genkeypair -alias ca -keystore ca.p12 -keyalg RSA -keysize 2048 -validity 30"
            + " -dname CN=Another-CA -ext bc:c=ca:true -ext ku:c=keyCertSign");
    keytool("-exportcert -rfc -alias ca -keystore ca.p12 -file ca.pem");
  }

  /** A file of PKCS#12 with key and chain; its password is in {@link #passwordFile}. */
  public Path signed(String file, String name, int days) {
    String store = " -alias server -keystore " + file;
    keytool("-genkeypair -keyalg RSA -keysize 2048 -validity 30 -dname CN=" + name + store);
    keytool("-certreq -file " + file + ".csr" + store);
    keytool(
        "-gencert -rfc -alias ca -keystore ca.p12 -infile %s.csr -outfile %s.crt -validity %d -ext san=dns:%s"
            .formatted(file, file, days, name));
    try {
      Files.writeString(
          folder.resolve(file + ".chain"),
          Files.readString(folder.resolve(file + ".crt"))
              + Files.readString(folder.resolve("ca.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keytool("-importcert -noprompt -file " + file + ".chain" + store);
    return folder.resolve(file);
  }

  /** The key of such a file as PEM; the certificates are in {@code FILE.chain}. */
  public Path key(Path signed) {
    try (InputStream in = Files.newInputStream(signed)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
      return Files.writeString(
          folder.resolve(signed.getFileName() + ".key"),
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with the password of what is signed. */
  public Path passwordFile() {
    try {
      return Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keytool(String arguments) {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] all =
        (program + " " + arguments + " -storetype PKCS12 -storepass " + PASSWORD).split(" ");
    Shell.Result result = Shell.run(List.of(all), folder, Map.of(), Duration.ofMinutes(1));
    if (result.code() != 0) {
      throw new AssertionError("keytool " + arguments + ":\n" + result.output());
    }
  }
}
