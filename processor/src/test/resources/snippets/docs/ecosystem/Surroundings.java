class Surroundings {
  Path scene;
  List<Path> scenes;
  RenderPool pool;
}
