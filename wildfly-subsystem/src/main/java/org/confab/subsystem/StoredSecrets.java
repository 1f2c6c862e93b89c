package org.confab.subsystem;

import java.util.Optional;
import java.util.function.Function;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.password.interfaces.ClearPassword;

/**
 * Passwords in a credential store, looked up each time: a new one counts at once.
 *
 * @param store where they are
 */
record StoredSecrets(CredentialStore store) implements Function<String, Optional<String>> {
  @Override
  public Optional<String> apply(String alias) {
    try {
      return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class))
          .map(credential -> credential.getPassword(ClearPassword.class))
          .map(password -> new String(password.getPassword()));
    } catch (CredentialStoreException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
