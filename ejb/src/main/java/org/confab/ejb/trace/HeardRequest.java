package org.confab.ejb.trace;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request of whose body the beginning is kept as it is read. */
final class HeardRequest extends HttpServletRequestWrapper {
  private final Heard heard = new Heard();
  private @Nullable ServletInputStream stream;

  HeardRequest(HttpServletRequest request) {
    super(request);
  }

  byte[] body() {
    return heard.bytes();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream open = stream;
    if (open == null) {
      open = new Listening(super.getInputStream());
      stream = open;
    }
    return open;
  }

  /** Reads on, and tells what it has read. */
  private final class Listening extends ServletInputStream {
    private final ServletInputStream inner;

    Listening(ServletInputStream inner) {
      this.inner = inner;
    }

    @Override
    public boolean isFinished() {
      return inner.isFinished();
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      inner.setReadListener(listener);
    }

    @Override
    public int read() throws IOException {
      int octet = inner.read();
      heard.one(octet);
      return octet;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int count = inner.read(into, from, length);
      heard.some(into, from, count);
      return count;
    }

    @Override
    public int available() throws IOException {
      return inner.available();
    }
  }
}
