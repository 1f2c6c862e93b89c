package org.confab.sip.container.servlet;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import java.util.Optional;

/** Starts the SIP container with its WAR and stops it with it. */
final class SipBoot implements ServletContextListener {
  private final List<Class<?>> servlets;
  private final List<Class<?>> listeners;
  private final Optional<Class<?>> guard;
  private Optional<SipContainer> running = Optional.empty();

  SipBoot(List<Class<?>> servlets, List<Class<?>> listeners, Optional<Class<?>> guard) {
    this.servlets = servlets;
    this.listeners = listeners;
    this.guard = guard;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SipContainer container =
        new SipContainer(event.getServletContext(), SipSettings.ofServer(), SipContainer.T1);
    running = Optional.of(container);
    try {
      container.start(new WarSurroundings(), servlets, listeners, guard);
    } catch (RuntimeException failed) {
      container.stop();
      throw failed;
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    running.ifPresent(SipContainer::stop);
    running = Optional.empty();
  }
}
