package org.confab.ws.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request on its way through a filter, and what became of it. */
final class Exchange {
  final Map<String, String> requestHeaders = new HashMap<>();
  final Map<String, String> responseHeaders = new HashMap<>();
  DispatcherType dispatcher = DispatcherType.REQUEST;
  String method = "POST";
  String uri = "/ws/groupexpansion/service.svc";
  String query = null;
  boolean secure = true;
  String protocol = "HTTP/1.1";
  final Map<String, Object> attributes = new HashMap<>();
  byte[] body = new byte[0];
  boolean announcesLength = true;
  int bytesRead = 0;

  int status = 200;
  String type = "";
  final ByteArrayOutputStream written = new ByteArrayOutputStream();
  Optional<HttpServletRequest> passed = Optional.empty();

  Exchange through(Filter filter) throws IOException, ServletException {
    filter.doFilter(
        request(), response(), (in, out) -> passed = Optional.of((HttpServletRequest) in));
    return this;
  }

  /** Through both, the first around the second. */
  Exchange through(Filter first, Filter second) throws IOException, ServletException {
    first.doFilter(
        request(),
        response(),
        (in, out) ->
            second.doFilter(
                in, out, (deep, back) -> passed = Optional.of((HttpServletRequest) deep)));
    return this;
  }

  Exchange served(Servlet servlet) throws IOException, ServletException {
    servlet.service(request(), response());
    return this;
  }

  String text() {
    return written.toString(UTF_8);
  }

  private HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getMethod" -> method;
              case "getDispatcherType" -> dispatcher;
              case "getQueryString" -> query;
              case "getRequestURI" -> uri;
              case "getRequestURL" -> new StringBuffer("https://localhost:8443" + uri);
              case "getContextPath" -> "/ws";
              case "isSecure" -> secure;
              case "getRemoteAddr" -> "192.0.2.1";
              case "getServletConnection" -> connection();
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "getContentType" -> requestHeaders.get("content-type");
              case "getHeader" ->
                  requestHeaders.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
              case "getContentLengthLong" -> announcesLength ? (long) body.length : -1L;
              case "getInputStream" -> new Input();
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private ServletConnection connection() {
    return proxy(
        ServletConnection.class,
        (name, arguments) ->
            switch (name) {
              case "getConnectionId" -> "7";
              case "getProtocol" -> protocol;
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (name, arguments) -> {
          switch (name) {
            case "setStatus" -> status = (int) arguments[0];
            case "addHeader" ->
                responseHeaders.merge(
                    (String) arguments[0], (String) arguments[1], (a, b) -> a + ", " + b);
            case "setHeader" -> responseHeaders.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> type = (String) arguments[0];
            case "setContentLength" -> responseHeaders.put("Content-Length", "" + arguments[0]);
            case "getStatus" -> {
              return status;
            }
            case "getOutputStream" -> {
              return new Output();
            }
            default -> throw new UnsupportedOperationException(name);
          }
          return null;
        });
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.to(method.getName(), arguments)));
  }

  private interface Answers {
    Object to(String name, Object[] arguments) throws IOException;
  }

  private final class Input extends ServletInputStream {
    private final ByteArrayInputStream bytes = new ByteArrayInputStream(body);

    @Override
    public int read() {
      bytesRead++;
      return bytes.read();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Output extends ServletOutputStream {
    @Override
    public void write(int b) {
      written.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
