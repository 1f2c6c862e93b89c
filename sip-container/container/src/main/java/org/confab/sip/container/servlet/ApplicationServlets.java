package org.confab.sip.container.servlet;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.servlet.sip.annotation.SipApplication;
import javax.servlet.sip.annotation.SipServlet;

/** Makes the servlets of the WAR by CDI and starts them in the order of load-on-startup. */
final class ApplicationServlets {
  private final ServletContext context;
  private final Surroundings surroundings;
  private final List<Class<?>> classes;

  ApplicationServlets(ServletContext context, Surroundings surroundings, List<Class<?>> classes) {
    this.context = context;
    this.surroundings = surroundings;
    this.classes = classes;
  }

  /** The {@code @SipApplication} of a servlet's package. */
  Optional<SipApplication> application() {
    return classes.stream()
        .map(type -> Optional.ofNullable(type.getPackage().getAnnotation(SipApplication.class)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Makes and starts all servlets; the first is the main servlet if no other is named. */
  List<ServletHandle> start() {
    List<ServletHandle> handles = new ArrayList<>();
    for (Class<?> type : classes) {
      handles.add(handle(type));
    }
    handles.sort(Comparator.comparingInt(ServletHandle::getLoadOnStartup));
    for (ServletHandle handle : handles) {
      try {
        handle.init();
      } catch (ServletException failed) {
        throw new IllegalStateException("servlet " + handle.getName(), failed);
      }
    }
    return handles;
  }

  private ServletHandle handle(Class<?> type) {
    SipServlet declared = type.getAnnotation(SipServlet.class);
    String name = declared.name().isEmpty() ? type.getSimpleName() : declared.name();
    Servlet servlet = surroundings.inject(type.asSubclass(Servlet.class));
    return new ServletHandle(name, declared.loadOnStartup(), servlet, context, surroundings);
  }
}
