package org.confab.core.presence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.confab.core.authentication.Delegations;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.sip.SipUri;

/**
 * The delegates of those in whose name somebody has written, in memory: messages of a call ask for
 * them one after the other. What is written through {@link #writing} and whom the server has
 * removed is forgotten and read anew. Bounded; when it is full, everything is forgotten.
 */
public final class KnownDelegates implements Delegations {
  /** Most people whose delegates are remembered. */
  static final int MAX_PRINCIPALS = 10_000;

  private final DelegateStore store;
  private final Map<SipUri, Set<SipUri>> known = new ConcurrentHashMap<>();

  /** Remembers what that store says. */
  public KnownDelegates(DelegateStore store) {
    this.store = store;
  }

  @Override
  public boolean mayActFor(SipUri delegate, SipUri principal) {
    if (known.size() >= MAX_PRINCIPALS) {
      known.clear();
    }
    // Reading is one step with remembering: a change waits for it, and is forgotten behind it.
    return known.computeIfAbsent(principal.aor(), this::read).contains(delegate.aor());
  }

  private Set<SipUri> read(SipUri principal) {
    return store.find(principal).all().stream()
        .map(Delegate::user)
        .map(SipUri::aor)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everything of that user is deleted. */
  public void userRemoved(SipUri user) {
    known.remove(user.aor());
  }

  /** The store for whoever changes delegates. */
  public DelegateStore writing() {
    return new DelegateStore() {
      @Override
      public Delegates find(SipUri user) {
        return store.find(user);
      }

      @Override
      public List<SipUri> naming(SipUri delegate) {
        return store.naming(delegate);
      }

      @Override
      public void replace(SipUri user, Delegates delegates) {
        try {
          store.replace(user, delegates);
        } finally {
          known.remove(user.aor());
        }
      }
    };
  }
}
