package org.confab.core.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The files of keys and passwords, closed up with a passphrase: AES-256-GCM with a key that
 * PBKDF2-HMAC-SHA256 makes of it. Octets: 4 of the count of rounds, 16 of salt, 12 of nonce, then
 * the ciphertext with its tag of 16.
 */
public final class KeyChest {
  /** Fewest characters of a passphrase. */
  public static final int LEAST_PASSPHRASE = 8;

  /** Most characters of a passphrase. */
  public static final int MOST_PASSPHRASE = 1024;

  private static final int ROUNDS = 600_000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] sealed;

  private KeyChest(byte[] sealed) {
    this.sealed = sealed;
  }

  /**
   * Closes files up.
   *
   * @param files content by path below the home of the instance
   * @throws BackupRefused if the passphrase is too short or too long
   */
  public static KeyChest seal(Map<String, byte[]> files, String passphrase) {
    if (passphrase.length() < LEAST_PASSPHRASE || passphrase.length() > MOST_PASSPHRASE) {
      throw new BackupRefused(
          "a passphrase has %d to %d characters".formatted(LEAST_PASSPHRASE, MOST_PASSPHRASE));
    }
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(nonce);
    StringBuilder text = new StringBuilder();
    new TreeMap<>(files)
        .forEach(
            (name, content) ->
                text.append(
                        Line.of('F', name, Base64.getEncoder().encodeToString(content)).asString())
                    .append('\n'));
    byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, passphrase, ROUNDS, salt, nonce).doFinal(plain);
      return new KeyChest(
          ByteBuffer.allocate(Integer.BYTES + SALT + NONCE + closed.length)
              .putInt(ROUNDS)
              .put(salt)
              .put(nonce)
              .put(closed)
              .array());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-GCM and PBKDF2", impossible);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * The files.
   *
   * @throws BackupRefused if the passphrase is another, or the chest was changed
   */
  public SortedMap<String, byte[]> open(String passphrase) {
    ByteBuffer octets = ByteBuffer.wrap(sealed);
    if (octets.remaining() < Integer.BYTES + SALT + NONCE + TAG_BITS / 8) {
      throw new BackupRefused("the backup is broken: its keys are cut off");
    }
    int rounds = octets.getInt();
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new BackupRefused("the backup is broken: its keys are closed up in no known way");
    }
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    octets.get(salt).get(nonce);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, passphrase, rounds, salt, nonce)
              .doFinal(sealed, octets.position(), octets.remaining());
      return files(new String(plain, StandardCharsets.UTF_8));
    } catch (AEADBadTagException wrong) {
      throw new BackupRefused("the keys in the backup do not open with this passphrase", wrong);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES-GCM and PBKDF2", impossible);
    }
  }

  private static SortedMap<String, byte[]> files(String text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String line : text.split("\n")) {
      if (!line.isEmpty()) {
        List<String> cells = new ArrayList<>(Line.parse(line).texts());
        files.put(cells.get(0), Base64.getDecoder().decode(cells.get(1)));
      }
    }
    return files;
  }

  private static Cipher cipher(int mode, String passphrase, int rounds, byte[] salt, byte[] nonce)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, rounds, KEY_BITS);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    spec.clearPassword();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    Arrays.fill(key, (byte) 0);
    return cipher;
  }

  String asString() {
    return Base64.getEncoder().encodeToString(sealed);
  }

  static KeyChest parse(String text) {
    try {
      return new KeyChest(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException wrong) {
      throw new BackupRefused("the backup is broken: its keys cannot be read", wrong);
    }
  }
}
