// A figure that moves: loaded only where one is shown, and only for who wants movement.
// The server has computed the bones of every frame; here they are only drawn, between frames too.
import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  Color,
  ColorManagement,
  LinearSRGBColorSpace,
  Matrix4,
  Mesh,
  PerspectiveCamera,
  Quaternion,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderer,
} from "three";

ColorManagement.enabled = false; // colours are those of the painter, as they are

const PLACE = 10_000; // tenths of a millimetre
const TURN = 32_767;
const LINE = 0.0045; // metres: the outline
const DRAG_TURN = 0.4; // degrees a point of the screen
const KEY_TURN = 15; // degrees

const VERTEX = `
  uniform mat4 bones[BONES];
  uniform float line;
  uniform bool flat_;
  attribute vec4 hung;
  attribute vec4 share;
  attribute vec3 tint;
  varying vec3 shown;
  void main() {
    #ifdef MOVES
      mat4 bone = share.x * bones[int(hung.x)] + share.y * bones[int(hung.y)]
        + share.z * bones[int(hung.z)] + share.w * bones[int(hung.w)];
    #else
      mat4 bone = mat4(1.0);
    #endif
    vec3 looks = normalize(mat3(bone) * normal);
    vec3 at = (bone * vec4(position, 1.0)).xyz + line * looks;
    if (flat_) at.y = 0.001;
    vec3 light = normalize(vec3(-0.45, 0.75, 0.5));
    float half_ = 0.5 + 0.5 * dot(mat3(viewMatrix) * looks, light);
    shown = tint * mix(0.66, 1.06, half_);
    gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
  }`;
const FRAGMENT = `
  uniform vec4 plain;
  varying vec3 shown;
  void main() {
    gl_FragColor = vec4(mix(min(shown, 1.0), plain.rgb, plain.a), OPACITY);
  }`;

/** Shows the movement of one figure in place of its strip. Resolves to false without WebGL. */
export async function show(figure) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2", { antialias: true, alpha: true });
  if (!context) return false;
  const [body, movement] = await Promise.all([
    fetch(figure.dataset.body).then((answer) => answer.arrayBuffer()),
    fetch(figure.dataset.movement).then((answer) => answer.json()),
  ]);
  const view = viewOf(canvas, context, body, movement);
  place(figure, canvas, view);
  return true;
}

/** Everything that is drawn of a movement, and `paint(seconds)`. */
export function viewOf(canvas, context, body, movement) {
  const renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
  renderer.outputColorSpace = LinearSRGBColorSpace;
  const ground = new Color(...movement.colours.ground.map((part) => part / 255));
  renderer.setClearColor(ground, 1);
  const camera = new PerspectiveCamera(movement.field, 4 / 3, 0.1, 50);
  const scene = new Scene();
  const bones = bonesOf(body, movement);
  for (const mesh of meshesOf(body, movement, bones)) scene.add(mesh);
  const view = {
    renderer,
    scene,
    camera,
    seconds: movement.seconds,
    turned: 0,
    paint(seconds) {
      bones.pose(seconds % movement.seconds);
      aim(camera, movement, view.turned);
      renderer.render(scene, camera);
    },
  };
  return view;
}

function aim(camera, movement, turned) {
  const target = new Vector3(...movement.target);
  const away = new Vector3(...movement.eye).sub(target);
  camera.position.copy(away.applyAxisAngle(camera.up, (turned * Math.PI) / 180).add(target));
  camera.lookAt(target);
}

// -- what comes from the server -------------------------------------------------------------------

function unpacked(text, Kind) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Kind(bytes.buffer);
}

/** The parts of the body's binary glTF, by name. */
function partsOf(file) {
  const view = new DataView(file);
  const length = view.getUint32(12, true);
  const told = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 20, length)));
  const start = 28 + length;
  const part = (place, Kind) => {
    const { byteOffset, byteLength } = told.bufferViews[told.accessors[place].bufferView];
    return new Kind(file.slice(start + byteOffset, start + byteOffset + byteLength));
  };
  const primitive = told.meshes[0].primitives[0];
  return {
    corners: part(primitive.attributes.POSITION, Float32Array),
    normals: part(primitive.attributes.NORMAL, Int8Array), // four a corner: the last is nothing
    hung: part(primitive.attributes.JOINTS_0, Uint8Array),
    shares: part(primitive.attributes.WEIGHTS_0, Uint8Array),
    faces: part(primitive.indices, Uint16Array),
    binds: part(told.skins[0].inverseBindMatrices, Float32Array),
  };
}

/** The bones: `matrices` for the shader, and `pose(seconds)`. */
function bonesOf(body, movement) {
  const times = unpacked(movement.times, Float32Array);
  const frames = unpacked(movement.bones, Int16Array);
  const own = partsOf(body).binds;
  const besides = unpacked(movement.binds, Float32Array);
  const count = (own.length + besides.length) / 16;
  const binds = Array.from({ length: count }, (_, bone) => {
    const at = bone * 16;
    // What comes after the bones travels row by row, as the painter has it.
    return at < own.length
      ? new Matrix4().fromArray(own, at)
      : new Matrix4().fromArray(besides, at - own.length).transpose();
  });
  const matrices = Array.from({ length: count }, () => new Matrix4());
  const [one, two] = [new Quaternion(), new Quaternion()];
  const [from, to, whole] = [new Vector3(), new Vector3(), new Vector3(1, 1, 1)];
  const read = (frame, bone, place, turn) => {
    const at = (frame * count + bone) * 7;
    place.fromArray(frames, at).divideScalar(PLACE);
    turn.fromArray(frames, at + 3);
    turn.set(turn.x / TURN, turn.y / TURN, turn.z / TURN, turn.w / TURN);
  };
  const pose = (seconds) => {
    let next = times.findIndex((time) => time >= seconds);
    next = next < 1 ? 1 : next;
    const share = (seconds - times[next - 1]) / (times[next] - times[next - 1] || 1);
    for (let bone = 0; bone < count; bone += 1) {
      read(next - 1, bone, from, one);
      read(next, bone, to, two);
      from.lerp(to, Math.max(0, share));
      one.slerp(two, Math.max(0, share)).normalize();
      matrices[bone].compose(from, one, whole).multiply(binds[bone]);
    }
  };
  return { matrices, pose };
}

// -- what is drawn --------------------------------------------------------------------------------

function meshesOf(body, movement, bones) {
  const { line, shadow } = movement.colours;
  const [moving, skin] = movingGeometry(body, movement);
  const standing = standingGeometry(movement.standing);
  const water = standingGeometry(movement.water);
  const moves = { bones, moves: true };
  return [
    named("shadow", moving, material({ ...moves, flat: true, plain: shadow })),
    named("shadow", standing, material({ bones, flat: true, plain: shadow })),
    named("standing", standing, material({ bones })),
    named("outline", skin, material({ ...moves, line: LINE, plain: line, side: BackSide })),
    named("moving", moving, material(moves)),
    named("water", water, material({ bones, clear: 0.55 })),
  ].filter((mesh) => mesh.geometry.index.count > 0);
}

function named(name, geometry, of) {
  const mesh = new Mesh(geometry, of);
  mesh.name = name;
  mesh.frustumCulled = false;
  return mesh;
}

function material({ bones, moves = false, line = 0, flat = false, plain, side, clear = 1 }) {
  return new ShaderMaterial({
    defines: { BONES: bones.matrices.length, OPACITY: clear.toFixed(2), ...(moves && { MOVES: 1 }) },
    uniforms: {
      bones: { value: bones.matrices },
      line: { value: line },
      flat_: { value: flat },
      plain: { value: plain ? [...plain.map((part) => part / 255), 1] : [0, 0, 0, 0] },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: flat ? 2 : (side ?? 0),
    transparent: clear < 1,
  });
}

/** The body and what it wears; and the body alone, for its outline. */
function movingGeometry(body, movement) {
  const own = partsOf(body);
  const worn = movement.worn;
  const corners = joined(Float32Array, own.corners, unpacked(worn.corners, Float32Array));
  const wornNormals = unpacked(worn.normals, Float32Array);
  const count = corners.length / 3;
  const first = own.corners.length / 3;
  const normals = new Float32Array(corners.length);
  for (let corner = 0; corner < first; corner += 1) {
    for (let axis = 0; axis < 3; axis += 1) {
      normals[corner * 3 + axis] = own.normals[corner * 4 + axis] / 127;
    }
  }
  normals.set(wornNormals, first * 3);
  const hung = new Uint8Array(count * 4);
  const shares = new Uint8Array(count * 4);
  hung.set(own.hung);
  shares.set(own.shares);
  unpacked(worn.bones, Uint8Array).forEach((bone, place) => {
    hung[(first + place) * 4] = bone;
    shares[(first + place) * 4] = 255;
  });
  const faces = unpacked(worn.faces, Uint16Array);
  const all = new BufferGeometry();
  all.setAttribute("position", new BufferAttribute(corners, 3));
  all.setAttribute("normal", new BufferAttribute(normals, 3));
  all.setAttribute("hung", new BufferAttribute(hung, 4));
  all.setAttribute("share", new BufferAttribute(shares, 4, true));
  all.setAttribute("tint", new BufferAttribute(unpacked(movement.tints, Uint8Array), 3, true));
  all.setIndex(new BufferAttribute(joined(Uint16Array, own.faces, faces), 1));
  const skin = new BufferGeometry();
  skin.attributes = all.attributes;
  skin.setIndex(new BufferAttribute(own.faces, 1));
  return [all, skin];
}

function joined(Kind, one, two) {
  const both = new Kind(one.length + two.length);
  both.set(one);
  both.set(two, one.length);
  return both;
}

function standingGeometry(told) {
  const geometry = new BufferGeometry();
  const corners = unpacked(told.corners, Float32Array);
  const tints = told.tints
    ? unpacked(told.tints, Uint8Array)
    : Uint8Array.from(corners, (_, place) => told.tint[place % 3]);
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  geometry.setAttribute("normal", new BufferAttribute(unpacked(told.normals, Float32Array), 3));
  geometry.setAttribute("tint", new BufferAttribute(tints, 3, true));
  geometry.setIndex(new BufferAttribute(unpacked(told.faces, Uint16Array), 1));
  return geometry;
}

// -- on the page ----------------------------------------------------------------------------------

/** Puts the canvas in the place of the strip, and lets it play while it is seen. */
function place(figure, canvas, view) {
  const strip = figure.querySelector(".figure__strip");
  const pause = figure.querySelector(".figure__pause");
  const mirrored = figure.dataset.mirrored === "yes";
  canvas.className = mirrored ? "figure__canvas figure__canvas--mirrored" : "figure__canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${strip.alt} ${figure.dataset.turning}`);
  strip.replaceWith(canvas);
  const fit = () => fitted(view, canvas);
  new ResizeObserver(fit).observe(canvas);
  turnable(canvas, view, mirrored ? -1 : 1);
  play(canvas, view, pause);
}

function fitted(view, canvas) {
  const { width, height } = canvas.getBoundingClientRect();
  view.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
  view.renderer.setSize(width, height, false);
  view.paint(view.at ?? 0);
}

/** Plays in real time; stands still on pause, off the screen and in a tab that is not looked at. */
function play(canvas, view, pause) {
  let seen = false;
  let before = null;
  view.at = 0;
  const step = (now) => {
    if (!seen || pause.checked) {
      before = null;
      return;
    }
    view.at += before === null ? 0 : (now - before) / 1000;
    before = now;
    view.paint(view.at);
    requestAnimationFrame(step);
  };
  const go = () => requestAnimationFrame(step);
  new IntersectionObserver(([entry]) => {
    const entered = entry.isIntersecting && !seen;
    seen = entry.isIntersecting;
    if (entered) go();
  }).observe(canvas);
  pause.addEventListener("change", () => pause.checked || go());
}

/** Turns by drag and by the arrow keys, around the upright axis. */
function turnable(canvas, view, direction) {
  let last = null;
  const turn = (degrees) => {
    view.turned += degrees * direction;
    view.paint(view.at);
  };
  canvas.addEventListener("pointerdown", (event) => {
    last = event.clientX;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (last === null) return;
    turn((last - event.clientX) * DRAG_TURN);
    last = event.clientX;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      last = null;
    });
  }
  canvas.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    turn(way * KEY_TURN);
  });
}
