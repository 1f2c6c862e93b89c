package org.confab.sip.container.servlet;

import jakarta.servlet.ServletContextListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.servlet.sip.SipApplicationSessionAttributeListener;
import javax.servlet.sip.SipApplicationSessionListener;
import javax.servlet.sip.SipErrorListener;
import javax.servlet.sip.SipServletListener;
import javax.servlet.sip.SipSessionAttributeListener;
import javax.servlet.sip.SipSessionListener;
import javax.servlet.sip.TimerListener;
import org.jspecify.annotations.Nullable;
import org.mobicents.javax.servlet.ContainerListener;
import org.mobicents.javax.servlet.sip.ProxyBranchListener;
import org.mobicents.servlet.sip.core.SipListeners;
import org.mobicents.servlet.sip.listener.SipConnectorListener;

/** The listeners of the application: its {@code @SipListener} classes and its servlets. */
final class Listeners implements SipListeners {
  private final List<Object> all = new ArrayList<>();
  private final Executor surroundings;

  /** Timers fire on the core's threads and are taken into the WAR's {@code surroundings}. */
  Listeners(Executor surroundings) {
    this.surroundings = surroundings;
  }

  void add(Object listener) {
    all.add(listener);
  }

  private <T> List<T> of(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public List<SipApplicationSessionListener> getSipApplicationSessionListeners() {
    return of(SipApplicationSessionListener.class);
  }

  @Override
  public List<SipApplicationSessionAttributeListener> getSipApplicationSessionAttributeListeners() {
    return of(SipApplicationSessionAttributeListener.class);
  }

  @Override
  public List<SipSessionAttributeListener> getSipSessionAttributeListeners() {
    return of(SipSessionAttributeListener.class);
  }

  @Override
  public List<SipSessionListener> getSipSessionListeners() {
    return of(SipSessionListener.class);
  }

  @Override
  public List<SipErrorListener> getSipErrorListeners() {
    return of(SipErrorListener.class);
  }

  @Override
  public List<ProxyBranchListener> getProxyBranchListeners() {
    return of(ProxyBranchListener.class);
  }

  @Override
  public @Nullable TimerListener getTimerListener() {
    return of(TimerListener.class).stream()
        .findFirst()
        .<TimerListener>map(
            listener -> timer -> surroundings.execute(() -> listener.timeout(timer)))
        .orElse(null);
  }

  @Override
  public List<ServletContextListener> getServletContextListeners() {
    return List.of();
  }

  @Override
  public boolean loadListeners(String[] names, ClassLoader loader) {
    return true;
  }

  @Override
  public void clean() {
    all.clear();
  }

  @Override
  public void deallocateServletsActingAsListeners() {}

  @Override
  public List<SipServletListener> getSipServletsListeners() {
    return of(SipServletListener.class);
  }

  @Override
  public List<SipConnectorListener> getSipConnectorListeners() {
    return of(SipConnectorListener.class);
  }

  @Override
  public @Nullable ContainerListener getContainerListener() {
    return null;
  }
}
