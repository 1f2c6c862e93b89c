import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the server shows to its clients: tells it, and takes one that another CA has signed.
 *
 * <p>Arguments: {@code show STORE text|json|days|end}, {@code lacking STORE NAME…} for those names
 * that it is not for, or {@code import STORE LEAF NAME FILE [KEY-FILE]}; NAME must be in the
 * certificate. Standard input, each ended by a NUL: password of the store, password of the file
 * (empty for PEM). FILE is PKCS#12, or PEM with the certificate, those between it and the CA, and
 * the key if that has no file of its own. What is imported is written to STORE and LEAF (PEM, the
 * certificate alone) only if all of it is sound. Exit status 1 with the reason otherwise; of {@code
 * show}, if the certificate is not valid now.
 */
final class ServerCertificate {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final int LARGEST = 1 << 20;
  private static final int DNS_NAME = 2;
  private static final int LEAST_BITS = 2048;

  /** What of an AlgorithmIdentifier and version stands before a PKCS#1 key in PKCS#8. */
  private static final byte[] RSA = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  /** A reason that is told as it is. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason);
    }
  }

  private record Identity(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate leaf() {
      return chain.get(0);
    }
  }

  public static void main(String[] arguments) throws IOException {
    String[] given = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);
    try {
      if (arguments[0].equals("show")) {
        Identity shown = open(Path.of(arguments[1]), given[0]);
        System.exit(show(shown.leaf(), arguments[2]) ? 0 : 1);
      }
      if (arguments[0].equals("lacking")) {
        System.out.println(lacking(open(Path.of(arguments[1]), given[0]).leaf(), arguments));
        System.exit(0);
      }
      Path file = Path.of(arguments[4]);
      Identity found =
          arguments.length > 5
              ? ofPem(file, Path.of(arguments[5]))
              : isPem(file) ? ofPem(file, file) : open(file, given[1]);
      requireSound(found, arguments[3]);
      write(found, Path.of(arguments[1]), given[0], Path.of(arguments[2]));
      show(found.leaf(), "text");
      if (!(found.leaf().getPublicKey() instanceof RSAPublicKey)) {
        System.out.println(
            "Its key is no RSA key: TLS-DSK and conference keys are not offered with it.");
      }
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    } catch (GeneralSecurityException unusable) {
      System.err.println("It cannot be used: " + unusable.getMessage());
      System.exit(1);
    }
  }

  private static boolean isPem(Path file) throws IOException {
    return content(file).contains("-----BEGIN ");
  }

  private static String content(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Refused("There is no file " + file + " that can be read.");
    }
    if (Files.size(file) > LARGEST) {
      throw new Refused(file + " is larger than " + LARGEST + " bytes.");
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static Identity open(Path file, String password)
      throws IOException, GeneralSecurityException {
    content(file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    } catch (IOException unreadable) {
      throw new Refused(
          file
              + " cannot be opened as PKCS#12, or its password is another: "
              + unreadable.getMessage());
    }
    for (String alias : Collections.list(store.aliases())) {
      Key key = store.isKeyEntry(alias) ? store.getKey(alias, password.toCharArray()) : null;
      if (key instanceof PrivateKey own) {
        List<X509Certificate> chain = new ArrayList<>();
        for (var one : store.getCertificateChain(alias)) {
          chain.add((X509Certificate) one);
        }
        return new Identity(own, chain);
      }
    }
    throw new Refused("There is no private key in " + file + ".");
  }

  private static Identity ofPem(Path file, Path keyFile)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher parts = PEM.matcher(content(file));
    while (parts.find()) {
      if (parts.group(1).equals("CERTIFICATE")) {
        certificates.add(certificate(decoded(parts.group(2), file)));
      }
    }
    if (certificates.isEmpty()) {
      throw new Refused("There is no certificate in " + file + ".");
    }
    PrivateKey key = key(keyFile);
    X509Certificate leaf =
        certificates.stream()
            .filter(one -> belong(key, one))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "The key in "
                            + keyFile
                            + " is not that of a certificate in "
                            + file
                            + "."));
    return new Identity(key, chain(leaf, certificates));
  }

  private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] decoded(String base64, Path file) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException broken) {
      throw new Refused("What stands in " + file + " is broken.");
    }
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher parts = PEM.matcher(content(file));
    while (parts.find()) {
      byte[] der = decoded(parts.group(2), file);
      switch (parts.group(1)) {
        case "PRIVATE KEY":
          return ofPkcs8(der);
        case "RSA PRIVATE KEY":
          if (parts.group(2).contains("ENCRYPTED")) {
            throw new Refused(
                "The key in " + file + " is encrypted: give it in clear, or as PKCS#12.");
          }
          return ofPkcs8(sequence(join(RSA, tagged(0x04, der))));
        case "ENCRYPTED PRIVATE KEY":
          throw new Refused(
              "The key in " + file + " is encrypted: give it in clear, or as PKCS#12.");
        case "EC PRIVATE KEY":
          throw new Refused(
              "The key in "
                  + file
                  + " is of an older form; openssl pkcs8 -topk8 -nodes writes the one that is"
                  + " read.");
        default:
      }
    }
    throw new Refused("There is no private key in " + file + ".");
  }

  private static PrivateKey ofPkcs8(byte[] der) throws GeneralSecurityException {
    for (String kind : List.of("RSA", "EC")) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException another) {
        if (kind.equals("EC")) {
          throw another;
        }
      }
    }
    throw new IllegalStateException();
  }

  private static byte[] sequence(byte[] content) {
    return tagged(0x30, content);
  }

  private static byte[] tagged(int tag, byte[] content) {
    return join(
        new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length},
        content);
  }

  private static byte[] join(byte[] first, byte[] then) {
    byte[] both = new byte[first.length + then.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(then, 0, both, first.length, then.length);
    return both;
  }

  /** The certificate, and those between it and the CA, each signed by the next. */
  private static List<X509Certificate> chain(
      X509Certificate leaf, Collection<X509Certificate> all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
    X509Certificate last = leaf;
    while (!last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
      X509Certificate below = last;
      X509Certificate next =
          all.stream()
              .filter(one -> one.getSubjectX500Principal().equals(below.getIssuerX500Principal()))
              .findFirst()
              .orElse(null);
      if (next == null || chain.contains(next)) {
        break;
      }
      chain.add(next);
      last = next;
    }
    return chain;
  }

  private static boolean belong(PrivateKey key, X509Certificate certificate) {
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      byte[] text = {1, 2, 3};
      Signature sign = Signature.getInstance(algorithm);
      sign.initSign(key);
      sign.update(text);
      byte[] signed = sign.sign();
      sign.initVerify(certificate.getPublicKey());
      sign.update(text);
      return sign.verify(signed);
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  private static void requireSound(Identity found, String name) throws GeneralSecurityException {
    X509Certificate leaf = found.leaf();
    if (!belong(found.key(), leaf)) {
      throw new Refused("The key is not that of the certificate.");
    }
    if (leaf.getBasicConstraints() >= 0) {
      throw new Refused("It is the certificate of a CA, not of a server.");
    }
    Instant now = Instant.now();
    if (now.isAfter(leaf.getNotAfter().toInstant())) {
      throw new Refused("It ended on " + leaf.getNotAfter().toInstant() + ".");
    }
    if (now.isBefore(leaf.getNotBefore().toInstant())) {
      throw new Refused("It begins on " + leaf.getNotBefore().toInstant() + ".");
    }
    if (leaf.getPublicKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() < LEAST_BITS) {
      throw new Refused(
          "Its key has " + rsa.getModulus().bitLength() + " bits, fewer than " + LEAST_BITS + ".");
    }
    if (names(leaf).stream().noneMatch(one -> covers(one, name))) {
      throw new Refused(
          "It is not for "
              + name
              + ", which clients ask for, but for "
              + String.join(", ", names(leaf))
              + ".");
    }
    List<String> purposes = leaf.getExtendedKeyUsage();
    if (purposes != null
        && !purposes.contains("1.3.6.1.5.5.7.3.1")
        && !purposes.contains("2.5.29.37.0")) {
      throw new Refused("It is not for TLS servers (extended key usage).");
    }
    for (int i = 0; i + 1 < found.chain().size(); i++) {
      found.chain().get(i).verify(found.chain().get(i + 1).getPublicKey());
    }
  }

  /**
   * Those of the names behind the second argument that the certificate is not for, with commas
   * between.
   */
  private static String lacking(X509Certificate leaf, String[] arguments)
      throws GeneralSecurityException {
    List<String> shown = names(leaf);
    return Arrays.stream(arguments)
        .skip(2)
        .filter(name -> shown.stream().noneMatch(one -> covers(one, name)))
        .collect(Collectors.joining(", "));
  }

  private static boolean covers(String shown, String wanted) {
    return shown.equals(wanted)
        || shown.startsWith("*.")
            && wanted.indexOf('.') > 0
            && shown.substring(1).equals(wanted.substring(wanted.indexOf('.')));
  }

  private static List<String> names(X509Certificate certificate) throws GeneralSecurityException {
    List<String> names = new ArrayList<>();
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    for (List<?> one : all == null ? List.<List<?>>of() : all) {
      if (one.get(0).equals(DNS_NAME)) {
        names.add(String.valueOf(one.get(1)).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static void write(Identity found, Path store, String password, Path leaf)
      throws IOException, GeneralSecurityException {
    KeyStore made = KeyStore.getInstance("PKCS12");
    made.load(null, null);
    made.setKeyEntry(
        "server",
        found.key(),
        password.toCharArray(),
        found.chain().toArray(new X509Certificate[0]));
    try (OutputStream out = Files.newOutputStream(store)) {
      made.store(out, password.toCharArray());
    }
    Files.writeString(
        leaf,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(found.leaf().getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  /** Tells it; false if it is not valid now. */
  private static boolean show(X509Certificate certificate, String form)
      throws GeneralSecurityException {
    Instant until = certificate.getNotAfter().toInstant();
    Instant now = Instant.now();
    long days = Math.floorDiv(Duration.between(now, until).toSeconds(), 86_400);
    String subject = certificate.getSubjectX500Principal().getName();
    String issuer = certificate.getIssuerX500Principal().getName();
    if (form.equals("end")) {
      System.out.println(until.getEpochSecond());
    } else if (form.equals("days")) {
      System.out.println(days + " " + until);
    } else if (form.equals("json")) {
      System.out.printf(
          "{\"subject\": %s, \"issuer\": %s, \"names\": [%s], \"until\": \"%s\", \"days\": %d}%n",
          quoted(subject),
          quoted(issuer),
          String.join(", ", names(certificate).stream().map(ServerCertificate::quoted).toList()),
          until,
          days);
    } else {
      System.out.printf(
          "subject  %s%nissuer   %s%nnames    %s%nuntil    %s (%d days)%n",
          subject, issuer, String.join(" ", names(certificate)), until, days);
    }
    return !now.isAfter(until) && !now.isBefore(certificate.getNotBefore().toInstant());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
