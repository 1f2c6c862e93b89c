package org.confab.system.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's half of connectionless NTLMv2 with extended session security ([MS-NLMP] 3.1.5.2,
 * 3.4; [MS-SIPAE] 3.2.5.1). Written apart from the server's half, so that an error of understanding
 * in one does not hide in the other.
 */
public final class Ntlm {
  private static final int SEQUENCE = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] token;
  private final byte[] clientSign;
  private final byte[] clientSeal;
  private final byte[] serverSign;
  private final byte[] serverSeal;

  private Ntlm(byte[] token, byte[] session) {
    this.token = token;
    this.clientSign = derived(session, "client-to-server signing");
    this.clientSeal = derived(session, "client-to-server sealing");
    this.serverSign = derived(session, "server-to-client signing");
    this.serverSeal = derived(session, "server-to-client sealing");
  }

  /** Answers a CHALLENGE_MESSAGE. */
  public static Ntlm answer(byte[] challenge, String domain, String user, String password) {
    ByteBuffer in = ByteBuffer.wrap(challenge).order(ByteOrder.LITTLE_ENDIAN);
    byte[] serverChallenge = slice(challenge, 24, 8);
    byte[] target = slice(challenge, in.getInt(44), in.getShort(40));
    byte[] clientChallenge = random(8);
    byte[] owf = passwordKey(domain, user, password);
    byte[] blob =
        ByteBuffer.allocate(28 + target.length + 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {1, 1, 0, 0, 0, 0, 0, 0})
            .putLong(timestamp(target))
            .put(clientChallenge)
            .putInt(0)
            .put(target)
            .putInt(0)
            .array();
    byte[] proof = hmac(owf, serverChallenge, blob);
    byte[] lm = join(hmac(owf, serverChallenge, clientChallenge), clientChallenge);
    byte[] session = random(16);
    byte[] wrapped = rc4(hmac(owf, proof), session);
    int flags = in.getInt(20) & ~0x02000000; // NEGOTIATE_VERSION: no version field from us
    byte[][] fields = {
      lm,
      join(proof, blob),
      domain.getBytes(UTF_16LE),
      user.getBytes(UTF_16LE),
      "TEST".getBytes(UTF_16LE),
      wrapped
    };
    return new Ntlm(authenticate(fields, flags), session);
  }

  /** The signing half alone, for a session key that is known. */
  static Ntlm ofSessionKey(byte[] session) {
    return new Ntlm(new byte[0], session);
  }

  /** The AUTHENTICATE_MESSAGE. */
  public byte[] token() {
    return token.clone();
  }

  /** The signature of what the client says, in hex. */
  public String sign(String text) {
    return mac(clientSign, clientSeal, text);
  }

  /** The signature that the server must have put under this text, in hex. */
  public String expected(String text) {
    return mac(serverSign, serverSeal, text);
  }

  /** NTOWFv2 ([MS-NLMP] 3.3.2). */
  static byte[] passwordKey(String domain, String user, String password) {
    return hmac(
        Md4.digest(password.getBytes(UTF_16LE)),
        (user.toUpperCase(Locale.ROOT) + domain).getBytes(UTF_16LE));
  }

  private static byte[] authenticate(byte[][] fields, int flags) {
    int size = 64;
    for (byte[] field : fields) {
      size += field.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("NTLMSSP\0".getBytes(US_ASCII)).putInt(3);
    int offset = 64;
    for (byte[] field : fields) {
      out.putShort((short) field.length).putShort((short) field.length).putInt(offset);
      offset += field.length;
    }
    out.putInt(flags);
    for (byte[] field : fields) {
      out.put(field);
    }
    return out.array();
  }

  private static String mac(byte[] sign, byte[] seal, String text) {
    byte[] sequence =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(SEQUENCE).array();
    byte[] digest = hmac(sign, sequence, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    byte[] sealed = rc4(md5(join(seal, sequence)), slice(digest, 0, 8));
    return "01000000" + HexFormat.of().formatHex(sealed) + "64000000";
  }

  private static byte[] derived(byte[] session, String purpose) {
    String constant = "session key to " + purpose + " key magic constant\0";
    return md5(join(session, constant.getBytes(US_ASCII)));
  }

  /** The AV pair 7 of the target information, or the present time. */
  private static long timestamp(byte[] target) {
    ByteBuffer pairs = ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN);
    while (pairs.remaining() >= 4) {
      int id = pairs.getShort();
      int length = pairs.getShort();
      if (id == 7) {
        return pairs.getLong();
      }
      pairs.position(pairs.position() + length);
    }
    return (System.currentTimeMillis() + 11_644_473_600_000L) * 10_000;
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] md5(byte[] data) {
    try {
      return MessageDigest.getInstance("MD5").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] rc4(byte[] key, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("RC4");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static byte[] slice(byte[] data, int from, int length) {
    return java.util.Arrays.copyOfRange(data, from, from + length);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
