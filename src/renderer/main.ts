import { mount } from 'svelte'
import App from './App.svelte'
import { bridgeOver } from './state/bridge'
import './styles/tokens.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/controls.css'
import './styles/figures.css'
import './styles/tables.css'
import './styles/panes.css'
import './styles/source.css'
import './styles/preview.css'
import './styles/months.css'
import './styles/charts.css'
import './styles/float.css'

const target = document.getElementById('app')
if (target === null) throw new Error('index.html has no #app')
mount(App, { target, props: { bridge: bridgeOver(window.paydown) } })
