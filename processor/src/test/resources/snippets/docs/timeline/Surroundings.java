class Surroundings {
  List<Path> scenes;
  RenderPool pool;
  PoolListener metrics;
}
