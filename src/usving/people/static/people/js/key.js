// Hands a form marked data-key="add" or "show" to allauth's own script for keys (webauthn.js), as that script wants it,
// and shows the form's hidden sentence where the browser says no.
(function () {
  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('form[data-key]').forEach(function (form) {
      const button = form.querySelector('button')
      const credential = form.querySelector('input[name="credential"]')
      document.addEventListener('allauth.error', function (event) {
        event.preventDefault()
        form.querySelector('[role="alert"]').hidden = false
      })
      const forms = window.allauth.webauthn.forms
      if (form.dataset.key === 'add') {
        forms.addForm({ ids: { add: button.id, credential: credential.id, data: 'js_data' } })
      } else {
        forms.authenticateForm({ ids: { authenticate: button.id, credential: credential.id, data: 'js_data' } })
      }
    })
  })
})()
