package org.confab.web.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.web.Page;
import org.confab.web.access.AdminApi;
import org.confab.web.openapi.Told;

/** {@code /api/certificates}: what this server shows to those who connect. */
@Path("api/certificates")
@AdminApi
@RequestScoped
public class ServerCertificatesResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Settings settings;

  /** The server's certificate and those that it is signed with, in this order: 200. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Told(
      value = "The certificate of the server, and those that it is signed with",
      problems = 400,
      lists = ServerCertificateAnswer.class)
  public Response list(@Context UriInfo asked) throws IOException {
    Page page = Page.of(asked);
    try {
      return page.of(asked, chain(), one -> shown(one, Instant.now()));
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("the key store cannot be read", unreadable);
    }
  }

  private List<X509Certificate> chain() throws IOException, GeneralSecurityException {
    char[] password =
        Files.readString(settings.keyStorePasswordFile())
            .lines()
            .findFirst()
            .orElse("")
            .toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(settings.keyStore())) {
      store.load(in, password);
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate[] known =
          Optional.ofNullable(store.getCertificateChain(alias)).orElse(new Certificate[0]);
      for (Certificate one : known) {
        if (one instanceof X509Certificate certificate) {
          chain.add(certificate);
        }
      }
    }
    return chain;
  }

  static ServerCertificateAnswer shown(X509Certificate one, Instant now) {
    Instant ends = one.getNotAfter().toInstant();
    return new ServerCertificateAnswer(
        one.getSubjectX500Principal().getName(),
        one.getIssuerX500Principal().getName(),
        names(one),
        one.getSerialNumber().toString(16),
        one.getNotBefore().toInstant(),
        ends,
        Duration.between(now, ends).toDays(),
        fingerprint(one));
  }

  private static List<String> names(X509Certificate one) {
    List<String> names = new ArrayList<>();
    try {
      Optional.ofNullable(one.getSubjectAlternativeNames())
          .ifPresent(
              all ->
                  all.forEach(name -> names.add(name.get(1).toString().toLowerCase(Locale.ROOT))));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("the names of the certificate cannot be read", unreadable);
    }
    return names;
  }

  private static String fingerprint(X509Certificate one) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(one.getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
