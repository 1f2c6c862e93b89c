package org.confab.ejb.database;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transactional;
import org.confab.core.Waiting;

/**
 * Whoever waits for the database says so ({@link Waiting}), and a transaction that cannot be
 * committed fails as every other call of a store does. The server's interceptor of
 * {@code @Transactional} throws the checked {@link RollbackException} of Jakarta Transactions 3.2.3
 * through methods that do not declare it, past everybody who catches what stores throw, and names
 * what has caused it as suppressed at best. This one stands around that one.
 */
public abstract class AroundTransactions {
  /** Further out than the one of transactions, which has 200 (Jakarta Transactions 3.7). */
  static final int AROUND_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

  @Inject
  @SuppressWarnings("NullAway.Init") // by the container
  private Waiting waiting;

  /**
   * Goes on with the call.
   *
   * @throws PersistenceException if its transaction could not be committed
   */
  @AroundInvoke
  public Object call(InvocationContext call) throws Exception {
    try {
      return waiting.during(call::proceed);
    } catch (RollbackException uncommitted) {
      throw new PersistenceException(uncommitted);
    }
  }

  /** Of those who join a transaction or begin one. */
  @Interceptor
  @Transactional
  @Priority(AROUND_TRANSACTIONS)
  public static class Joining extends AroundTransactions {}

  /** Of those who always begin one. */
  @Interceptor
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @Priority(AROUND_TRANSACTIONS)
  public static class Beginning extends AroundTransactions {}
}
