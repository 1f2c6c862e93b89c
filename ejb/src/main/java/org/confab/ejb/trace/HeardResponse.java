package org.confab.ejb.trace;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** An answer of whose body the beginning is kept as it is written. */
final class HeardResponse extends HttpServletResponseWrapper {
  private final Heard heard = new Heard();
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  HeardResponse(HttpServletResponse response) {
    super(response);
  }

  /** What was written so far. */
  byte[] body() {
    PrintWriter open = writer;
    if (open != null) {
      open.flush();
    }
    return heard.bytes();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream open = stream;
    if (open == null) {
      open = new Listening(super.getOutputStream());
      stream = open;
    }
    return open;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter open = writer;
    if (open == null) {
      open = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
      writer = open;
    }
    return open;
  }

  @Override
  public void flushBuffer() throws IOException {
    PrintWriter open = writer;
    if (open != null) {
      open.flush();
    }
    super.flushBuffer();
  }

  /** Writes on, and tells what it has written. */
  private final class Listening extends ServletOutputStream {
    private final ServletOutputStream inner;

    Listening(ServletOutputStream inner) {
      this.inner = inner;
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      inner.setWriteListener(listener);
    }

    @Override
    public void write(int octet) throws IOException {
      heard.one(octet & 0xFF);
      inner.write(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      heard.some(bytes, from, length);
      inner.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      inner.flush();
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }
}
