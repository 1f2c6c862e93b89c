package org.confab.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.cmc.BodyPartID;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.TlsServer;
import org.confab.core.directory.UserStore;
import org.confab.core.directory.UserStoreContract;
import org.confab.ejb.directory.JpaUserStore;
import org.confab.protocol.sip.SipUri;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The deployment of every container test: core, its contracts, and the EJB module as built. */
final class StoreArchive {
  private StoreArchive() {}

  static WebArchive build() {
    return ShrinkWrap.create(WebArchive.class, "stores.war")
        .addPackages(true, "org.confab.container", "org.confab.system.server")
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setManifest(
            new StringAsset(
                "Manifest-Version: 1.0\nDependencies: org.infinispan, org.confab.subsystem\n"))
        .addAsLibraries(libraries().toArray(new File[0]));
  }

  private static Set<File> libraries() {
    Set<File> libraries =
        Stream.of(
                SipUri.class,
                UserStore.class,
                UserStoreContract.class,
                JpaUserStore.class,
                Flyway.class,
                PostgreSQLDatabaseType.class,
                ASN1Object.class,
                BodyPartID.class,
                X509CertificateHolder.class,
                TlsServer.class,
                Assertions.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .map(StoreArchive::file)
            .collect(Collectors.toSet());
    libraries.add(migrations());
    return libraries;
  }

  /** The jar of the db module, which has no classes. */
  private static File migrations() {
    try {
      URL script = StoreArchive.class.getResource("/db/migration/V1__users.sql");
      return file(((JarURLConnection) script.openConnection()).getJarFileURL());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File file(URL location) {
    try {
      return new File(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
