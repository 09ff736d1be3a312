package com.acme;

import com.acme.Shop.Greeting;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pool lives as long as the application. */
@WebServlet("/greet")
public class ShopServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private transient GreetPool pool;

  @Override
  public void init() throws ServletException {
    String jars = System.getProperty("shop.jars");
    if (jars == null) {
      pool = GreetPool.open();
    } else {
      List<Path> classPath = copyJars(getServletContext(), Path.of(jars));
      pool = GreetPool.open(options -> options.classPath(classPath));
    }
  }

  /** The war stays packed: its jars have no path until they are copied. */
  private static List<Path> copyJars(ServletContext context, Path directory) throws ServletException {
    List<Path> copies = new ArrayList<>();
    for (String jar : context.getResourcePaths("/WEB-INF/lib/")) {
      Path copy = directory.resolve(jar.substring(jar.lastIndexOf('/') + 1));
      try (InputStream in = context.getResourceAsStream(jar)) {
        Files.copy(in, copy);
      } catch (IOException e) {
        throw new ServletException(e);
      }
      copies.add(copy);
    }
    return copies;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Greeting greeting = pool.call(request.getParameter("name"));
    boolean apart = greeting.pid() != ProcessHandle.current().pid();
    response.getWriter().print(greeting.text() + (apart ? " from a worker" : " from the program"));
  }

  @Override
  public void destroy() {
    if (pool != null) {
      pool.close();
    }
  }
}
