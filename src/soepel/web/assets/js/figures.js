// Lets a figure move where it is seen, for who wants movement; its strip stays where that fails.

async function move(figure) {
  try {
    const { show } = await import(figure.dataset.script);
    await show(figure);
  } catch {
    // The strip goes on.
  }
}

if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      move(target);
    }
  });
  for (const figure of document.querySelectorAll("[data-movement]")) near.observe(figure);
}
