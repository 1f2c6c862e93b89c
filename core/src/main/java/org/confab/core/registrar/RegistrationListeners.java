package org.confab.core.registrar;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * All listeners as one. What one of them fails to do keeps the others from nothing: an endpoint
 * that has gone is gone for every capability.
 */
public final class RegistrationListeners implements RegistrationListener {
  private final Iterable<? extends RegistrationListener> listeners;

  /** Tells these, looked up anew each time: they may depend on the registrar themselves. */
  public RegistrationListeners(Iterable<? extends RegistrationListener> listeners) {
    this.listeners = listeners;
  }

  @Override
  public void endpointAdded(Binding binding) {
    each(listener -> listener.endpointAdded(binding));
  }

  @Override
  public void endpointRefreshed(Binding binding) {
    each(listener -> listener.endpointRefreshed(binding));
  }

  @Override
  public void endpointRemoved(Binding binding, boolean lastOfUser) {
    each(listener -> listener.endpointRemoved(binding, lastOfUser));
  }

  /** The first failure, with the others in it, goes on once all have been told. */
  private void each(Consumer<RegistrationListener> call) {
    Optional<RuntimeException> first = Optional.empty();
    for (RegistrationListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException failure) {
        first.ifPresent(earlier -> earlier.addSuppressed(failure));
        first = first.or(() -> Optional.of(failure));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
