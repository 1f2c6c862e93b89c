package org.confab.core.access;

import java.util.List;
import java.util.Optional;

/**
 * Port: the accounts of administrators beside {@link AdminName#BUILT_IN}. What a method did is
 * stored when it returns.
 */
public interface Administrators {
  /** Most accounts. */
  int MAX = 1_000;

  /** The account of that name, if that is its password. */
  Optional<Administrator> signIn(AdminName name, String password);

  /** All accounts, ordered by name. */
  List<Administrator> all();

  /** Adds an account; false, and nothing changes, if there is one of that name. */
  boolean add(AdminName name, AdminRole role, String password);

  /** Gives an account a new password; false if there is none. */
  boolean password(AdminName name, String password);

  /** Removes an account; false if there is none. */
  boolean remove(AdminName name);
}
