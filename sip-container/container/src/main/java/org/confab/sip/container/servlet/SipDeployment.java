package org.confab.sip.container.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.servlet.sip.annotation.SipListener;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.sip.edge.FlowGuard;
import org.jspecify.annotations.Nullable;

/** Found by the web container in every WAR of the EAR; acts where there are SIP servlets. */
@HandlesTypes({SipServlet.class, SipListener.class, FlowGuard.class})
public final class SipDeployment implements ServletContainerInitializer {
  @Override
  public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
    List<Class<?>> servlets = new ArrayList<>();
    List<Class<?>> listeners = new ArrayList<>();
    Optional<Class<?>> guard = Optional.empty();
    for (Class<?> type : types == null ? Set.<Class<?>>of() : types) {
      if (type.isAnnotationPresent(SipServlet.class)) {
        servlets.add(type);
      }
      if (type.isAnnotationPresent(SipListener.class)) {
        listeners.add(type);
      }
      if (isGuard(type)) {
        guard = Optional.of(type);
      }
    }
    if (!servlets.isEmpty()) {
      context.addListener(new SipBoot(servlets, listeners, guard));
    }
  }

  private static boolean isGuard(Class<?> type) {
    return FlowGuard.class.isAssignableFrom(type)
        && !type.isInterface()
        && !Modifier.isAbstract(type.getModifiers())
        && !type.getName().startsWith("org.confab.sip.container.");
  }
}
