package org.confab.ejb.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.access.AccountsElsewhere;
import org.confab.core.access.AdminName;
import org.confab.core.access.AdminRole;
import org.confab.core.access.Administrator;
import org.confab.core.access.Administrators;
import org.wildfly.security.auth.permission.LoginPermission;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.realm.FileSystemSecurityRealm;
import org.wildfly.security.auth.server.ModifiableRealmIdentity;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.authz.MapAttributes;
import org.wildfly.security.authz.RoleDecoder;
import org.wildfly.security.authz.Roles;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.evidence.PasswordGuessEvidence;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.DigestPassword;
import org.wildfly.security.password.spec.DigestPasswordAlgorithmSpec;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;

/**
 * Administrators in a folder, a file for each, as Elytron's filesystem-realm keeps them. The
 * management interface reads the same folder (configure.cli): its clients sign in by Digest, so a
 * password is kept as the digest of name, {@link #REALM} and password.
 */
public final class ElytronAdministrators implements Administrators {
  /** The realm that the management interface names to its clients. */
  static final String REALM = "ManagementRealm";

  /** The attribute that roles are in. */
  static final String GROUPS = "groups";

  private static final Provider PASSWORDS = WildFlyElytronPasswordProvider.getInstance();

  private final Path folder;
  private final FileSystemSecurityRealm realm;
  private final SecurityDomain domain;

  /**
   * Accounts in that folder, which is made when the first is added.
   *
   * @param served the server's own domain, whose word counts: it may have its accounts elsewhere
   */
  public ElytronAdministrators(Path folder, Optional<SecurityDomain> served) {
    this.folder = folder;
    this.realm = realm(folder);
    this.domain = served.orElseGet(() -> ofFolder(realm));
  }

  private static SecurityDomain ofFolder(FileSystemSecurityRealm realm) {
    return SecurityDomain.builder()
        .addRealm("administrators", realm)
        .setRoleDecoder(RoleDecoder.simple(GROUPS))
        .build()
        .setDefaultRealmName("administrators")
        .setPermissionMapper((principal, roles) -> LoginPermission.getInstance())
        .build();
  }

  private static FileSystemSecurityRealm realm(Path root) {
    return FileSystemSecurityRealm.builder()
        .setRoot(root)
        .setLevels(0)
        .setEncoded(true)
        .setHashCharset(StandardCharsets.UTF_8)
        .setProviders(() -> new Provider[] {PASSWORDS})
        .build();
  }

  @Override
  public Optional<Administrator> signIn(AdminName name, String password) {
    try {
      SecurityIdentity identity =
          domain.authenticate(name.value(), new PasswordGuessEvidence(password.toCharArray()));
      return role(identity.getRoles()).map(role -> new Administrator(name.value(), role));
    } catch (RealmUnavailableException failed) {
      throw new UncheckedIOException(new IOException(failed));
    } catch (SecurityException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<AdminRole> role(Roles roles) {
    return Stream.of(AdminRole.values()).filter(role -> roles.contains(role.word())).findFirst();
  }

  @Override
  public synchronized List<Administrator> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Administrator> all = new ArrayList<>();
    try {
      Iterator<ModifiableRealmIdentity> identities = realm.getRealmIdentityIterator();
      while (identities.hasNext()) {
        ModifiableRealmIdentity identity = identities.next();
        String name = identity.getRealmIdentityPrincipal().getName();
        Stream.of(AdminRole.values())
            .filter(role -> contains(identity, role))
            .findFirst()
            .ifPresent(role -> all.add(new Administrator(name, role)));
        identity.dispose();
      }
    } catch (RealmUnavailableException failed) {
      throw new UncheckedIOException(new IOException(failed));
    }
    // An identity that is gone through is locked.
    all.removeIf(account -> !isServed(account.name()));
    all.sort(Comparator.comparing(Administrator::name));
    return all;
  }

  private static boolean contains(ModifiableRealmIdentity identity, AdminRole role) {
    try {
      return identity.getAttributes().get(GROUPS).contains(role.word());
    } catch (RealmUnavailableException failed) {
      throw new UncheckedIOException(new IOException(failed));
    }
  }

  /**
   * Elytron writes an account in three steps; they are taken beside the folder, and what is whole
   * is moved into it at once. So a server that dies meanwhile leaves nobody there, and somebody
   * without a role, whom nobody sees, is no account: adding takes that one's place.
   */
  @Override
  public synchronized boolean add(AdminName name, AdminRole role, String password) {
    boolean begun = with(name, ModifiableRealmIdentity::exists);
    boolean whole = all().stream().anyMatch(one -> one.name().equals(name.value()));
    if (whole || (isServed(name.value()) && !begun)) {
      return false;
    }
    Path beside = folder.resolveSibling(folder.getFileName() + ".new");
    try {
      forget(beside);
      prepare(folder);
      prepare(beside);
      write(realm(beside), name, role, password);
      for (Path made : files(beside)) {
        Files.move(made, folder.resolve(made.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
      forget(beside);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (!isServed(name.value())) {
      remove(name);
      throw new AccountsElsewhere();
    }
    return true;
  }

  /** Whether the server would let somebody of that name sign in. */
  private boolean isServed(String name) {
    try {
      RealmIdentity identity = domain.getIdentity(name);
      try {
        return identity.exists();
      } finally {
        identity.dispose();
      }
    } catch (RealmUnavailableException failed) {
      throw new UncheckedIOException(new IOException(failed));
    }
  }

  private static void write(
      FileSystemSecurityRealm realm, AdminName name, AdminRole role, String password)
      throws RealmUnavailableException {
    ModifiableRealmIdentity identity =
        realm.getRealmIdentityForUpdate(new NamePrincipal(name.value()));
    try {
      identity.create();
      MapAttributes attributes = new MapAttributes();
      attributes.addFirst(GROUPS, role.word());
      identity.setAttributes(attributes);
      identity.setCredentials(List.of(credential(name, password)));
    } finally {
      identity.dispose();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void forget(Path beside) throws IOException {
    if (Files.isDirectory(beside)) {
      for (Path left : files(beside)) {
        Files.delete(left);
      }
      Files.delete(beside);
    }
  }

  /** Readable by the server's account alone. */
  private static void prepare(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  @Override
  public synchronized boolean password(AdminName name, String password) {
    return with(
        name,
        identity -> {
          if (!identity.exists()) {
            return false;
          }
          identity.setCredentials(List.of(credential(name, password)));
          return true;
        });
  }

  @Override
  public synchronized boolean remove(AdminName name) {
    return with(
        name,
        identity -> {
          boolean there = identity.exists();
          if (there) {
            identity.delete();
          }
          return there;
        });
  }

  private interface Work {
    boolean of(ModifiableRealmIdentity identity) throws RealmUnavailableException;
  }

  private boolean with(AdminName name, Work work) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      ModifiableRealmIdentity identity =
          realm.getRealmIdentityForUpdate(new NamePrincipal(name.value()));
      try {
        return work.of(identity);
      } finally {
        identity.dispose();
      }
    } catch (RealmUnavailableException failed) {
      throw new UncheckedIOException(new IOException(failed));
    }
  }

  private static PasswordCredential credential(AdminName name, String password) {
    try {
      PasswordFactory factory =
          PasswordFactory.getInstance(DigestPassword.ALGORITHM_DIGEST_MD5, PASSWORDS);
      return new PasswordCredential(
          factory.generatePassword(
              new EncryptablePasswordSpec(
                  password.toCharArray(),
                  new DigestPasswordAlgorithmSpec(name.value(), REALM),
                  StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeySpecException impossible) {
      throw new IllegalStateException("Elytron has Digest", impossible);
    }
  }
}
