package org.confab.ejb.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.CredentialStoreContract;
import org.confab.core.authentication.UserSecrets;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.ntlm.NtHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaCredentialStoreTest implements CredentialStoreContract {
  private final List<KeptChange> changes = new ArrayList<>();

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public CredentialStore store() {
    return storeWithKey(1);
  }

  private CredentialStore storeWithKey(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    SecretBox box = SecretBox.of(key);
    return database.store(
        CredentialStore.class, em -> new JpaCredentialStore(em, box, changes::add));
  }

  @Test
  void the_database_holds_no_hash_in_clear() throws Throwable {
    NtHash hash = NtHash.ofPassword("one");
    store().store(ALICE, UserSecrets.of(ALICE, "one"));
    byte[] column =
        database.inTransaction(
            em ->
                (byte[])
                    em.createNativeQuery("select nt_hash from credentials", byte[].class)
                        .getSingleResult());
    String plain = new String(hash.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(column).hasSize(12 + 16 + 16);
    assertThat(new String(column, StandardCharsets.ISO_8859_1)).doesNotContain(plain);
  }

  @Test
  void a_hash_that_was_moved_to_another_row_does_not_open() throws Throwable {
    CredentialStore store = store();
    store.store(ALICE, UserSecrets.of(ALICE, "one"));
    store.store(BOB, UserSecrets.of(BOB, "two"));
    database.inTransaction(
        em ->
            em.createNativeQuery(
                    "update credentials set nt_hash = (select nt_hash from credentials"
                        + " where owner = 'alice@litwareinc.com')")
                .executeUpdate());
    assertThat(store.find(ALICE)).isPresent();
    assertThatThrownBy(() -> store.find(BOB)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void credentials_of_another_key_are_told_apart() {
    store().store(ALICE, UserSecrets.of(ALICE, "one"));
    assertThatThrownBy(() -> storeWithKey(2).find(ALICE)).hasMessageContaining("the key here is");
  }

  @Test
  void the_database_holds_no_digest_hash_in_clear() throws Throwable {
    store().store(ALICE, UserSecrets.of(ALICE, "one"));
    byte[] column =
        database.inTransaction(
            em ->
                (byte[])
                    em.createNativeQuery(
                            "select hashes from digest_credentials where algorithm = 'MD5'",
                            byte[].class)
                        .getSingleResult());
    byte[] plain = store().findDigest(ALICE).orElseThrow().hashes().get(DigestAlgorithm.MD5);
    assertThat(column).hasSize(12 + 2 * 16 + 16);
    assertThat(new String(column, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(plain, 0, 16, StandardCharsets.ISO_8859_1));
  }

  @Test
  void a_digest_hash_of_another_row_does_not_open() throws Throwable {
    CredentialStore store = store();
    store.store(ALICE, UserSecrets.of(ALICE, "one"));
    database.inTransaction(
        em ->
            em.createNativeQuery("update digest_credentials set realm = 'other.com'")
                .executeUpdate());
    assertThatThrownBy(() -> store.findDigest(ALICE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void every_change_is_told() {
    store().store(ALICE, UserSecrets.of(ALICE, "one"));
    store().remove(ALICE);
    KeptChange alices = new KeptChange(Kept.CREDENTIALS, ALICE);
    assertThat(changes).containsExactly(alices, alices);
  }
}
